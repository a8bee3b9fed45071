import { appendFileSync, mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { nameClaimedBy } from './identity';
import { lineOf, readLines, type CloudEvent, type CloudObject } from './journal-lines';

/** What is there, and the file that says so. */
export interface Journal {
  /** By `keyOf`. */
  readonly objects: ReadonlyMap<string, CloudObject>;
  /** Whether it was there and is no more. */
  wasDeleted(key: string): boolean;
  /** How often something was created at an address. */
  createdAt(address: string): number;
  /** The object that was made last at an address, of those that are there. */
  at(address: string): CloudObject | undefined;
  /** The object that has a name which nothing else of its type may have. */
  claiming(type: string, claim: string): CloudObject | undefined;
  append(event: CloudEvent): void;
}

/** From how many lines a file is worth making shorter, beside those it needs. */
const SLACK = 2000;

/** What tells an object from all others of a cloud. */
export function keyOf({ source, type, id }: Pick<CloudObject, 'source' | 'type' | 'id'>): string {
  return `${source} ${type} ${id}`;
}

/** Opens the file of a cloud, or answers the number of the line that cannot be read. Nothing is written before something happens. */
export function openJournal(file: string): Journal | number {
  const kept = new Replay();
  const text = readLines(file, (event) => {
    kept.take(event);
  });
  if (text.brokenAt !== null) return text.brokenAt;
  let isReady = false;

  const makeReady = () => {
    isReady = true;
    mkdirSync(dirname(file), { recursive: true });
    if (text.lines > SLACK + 3 * kept.size) {
      writeFileSync(`${file}.new`, kept.events().map(lineOf).join(''));
      renameSync(`${file}.new`, file);
    } else if (text.tornAt !== null) {
      truncateSync(file, text.tornAt);
    }
  };

  return {
    objects: kept.objects,
    wasDeleted: (key) => kept.deleted.has(key),
    createdAt: (address) => kept.created.get(address) ?? 0,
    at: (address) => kept.latest.get(address),
    claiming: (type, claim) => kept.objects.get(kept.claims.get(`${type} ${claim}`) ?? ''),
    append(event) {
      if (!isReady) makeReady();
      appendFileSync(file, lineOf(event));
      kept.take(event);
    },
  };
}

/** What a row of events amounts to. */
class Replay {
  readonly objects = new Map<string, CloudObject>();
  readonly latest = new Map<string, CloudObject>();
  /** By type and claim, the key of who has it. */
  readonly claims = new Map<string, string>();
  readonly deleted = new Map<string, CloudEvent>();
  readonly created = new Map<string, number>();

  get size(): number {
    return this.objects.size + this.deleted.size + this.created.size;
  }

  take(event: CloudEvent): void {
    if (event.event === 'counted') {
      this.created.set(event.address, event.created);
      return;
    }
    const key = keyOf(event);
    if (!('state' in event)) {
      this.remove(key, event);
      return;
    }
    const { event: _event, ...object } = event;
    this.unclaim(key);
    this.objects.set(key, object);
    this.deleted.delete(key);
    const claim = claimOf(object);
    if (claim !== undefined) this.claims.set(claim, key);
    if (object.address === null) return;
    this.latest.set(object.address, object);
    if (event.event !== 'created') return;
    this.created.set(object.address, (this.created.get(object.address) ?? 0) + 1);
  }

  events(): CloudEvent[] {
    return [
      ...[...this.created].map(([address, created]) => ({
        event: 'counted' as const,
        address,
        created,
      })),
      ...this.deleted.values(),
      ...[...this.objects.values()].map((object) => ({ event: 'kept' as const, ...object })),
    ];
  }

  private remove(key: string, event: CloudEvent): void {
    const object = this.objects.get(key);
    this.unclaim(key);
    this.objects.delete(key);
    this.deleted.set(key, event);
    const address = object?.address ?? null;
    if (address !== null && this.latest.get(address)?.id === object?.id)
      this.latest.delete(address);
  }

  private unclaim(key: string): void {
    const object = this.objects.get(key);
    const claim = object && claimOf(object);
    if (claim !== undefined && this.claims.get(claim) === key) this.claims.delete(claim);
  }
}

function claimOf({ type, state }: CloudObject): string | undefined {
  const claim = nameClaimedBy(type, state);
  return claim === undefined ? undefined : `${type} ${claim}`;
}
