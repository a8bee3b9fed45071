import type {
  Deployment,
  DeploymentEnd,
  DeploymentStart,
  EnvironmentLock,
  EnvironmentName,
} from '../model';
import type { Blobs } from './blobs';
import { EnvironmentLocks, type LockAttempt } from './environment-locks';
import { inParallel } from './in-parallel';
import { isStale } from './outcome';
import { brokenRecords, linkOf, type BrokenRecord } from './record-chain';
import {
  END,
  LOG,
  START,
  folderOf,
  hashOf,
  headKey,
  idsAmong,
  isId,
  recordKey,
} from './record-keys';
import { readEnd, readHead, readStart, textOf, type Head } from './record-texts';
import { StoreUnavailable } from './store-unavailable';

/** How many texts are asked for at once. */
const BOUND = 32;

/**
 * The records of all environments, and who works on one right now. Layout, below `<project>/<environment>/`: `lock.json`;
 * `head.json`; `<id>/start.json`, `<id>/end.json`, `<id>/log.jsonl`, and the texts beside them, `<id>/cdk.tf.json`,
 * `<id>/scoreform.json`, `<id>/lock.hcl`.
 */
export class RecordStore {
  readonly #locks: EnvironmentLocks;

  constructor(private readonly blobs: Blobs) {
    this.#locks = new EnvironmentLocks(blobs);
  }

  /** As messages name it. */
  get place(): string {
    return this.blobs.place;
  }

  /** Every environment that has a record, sorted. */
  async environments(): Promise<readonly EnvironmentName[]> {
    const projects = await this.blobs.names('');
    const found = await inParallel(projects, BOUND, async (project) => {
      const environments = await this.blobs.names(project);
      return environments.map((environment) => ({ project, environment }));
    });
    const named = found.flat();
    const ids = await inParallel(named, BOUND, (of) => this.#ids(of));
    return named.filter((_, position) => ids[position]?.length !== 0);
  }

  /** The deployments of an environment, the oldest first, without those whose start cannot be read. */
  async list(of: EnvironmentName): Promise<readonly Deployment[]> {
    const found = await inParallel(await this.#ids(of), BOUND, (id) => this.find(of, id));
    return found.filter((deployment) => deployment !== undefined);
  }

  /** One deployment; undefined where there is none of this id that can be read. */
  async find(of: EnvironmentName, id: string): Promise<Deployment | undefined> {
    if (!isId(id)) return undefined;
    const [startText, endText] = await this.#texts(of, id);
    const start = startText === undefined ? undefined : readStart(startText);
    const end = endText === undefined ? undefined : readEnd(endText);
    return start && { start, ...(end && { end }) };
  }

  /** The newest, or the newest of those that are wanted; undefined where there is none. */
  async last(
    of: EnvironmentName,
    isWanted: (deployment: Deployment) => boolean = () => true,
  ): Promise<Deployment | undefined> {
    for (const id of (await this.#ids(of)).reverse()) {
      const deployment = await this.find(of, id);
      if (deployment && isWanted(deployment)) return deployment;
    }
    return undefined;
  }

  /** A text that lies beside a record: `cdk.tf.json`, `scoreform.json`, `lock.hcl`, `log.jsonl`. */
  async text(of: EnvironmentName, id: string, name: string): Promise<string | undefined> {
    return isId(id) ? this.blobs.read(recordKey(of, id, name)) : undefined;
  }

  /** Writes the start of the next deployment, with the texts beside it; id, hashes and the chain are its work. */
  async begin(
    start: Omit<DeploymentStart, 'version' | 'id' | 'previous' | 'files'>,
    files: Readonly<Record<string, string>>,
  ): Promise<DeploymentStart> {
    const sorted = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
    const hashes = Object.fromEntries(sorted.map(([name, text]) => [name, hashOf(text)]));
    const written = await this.#createStart({ ...start, files: hashes });
    for (const [name, text] of sorted)
      await this.blobs.write(recordKey(start, written.id, name), text);
    return written;
  }

  /** Writes the end of a deployment, and returns the one that is there if there is one. */
  async finish(
    start: DeploymentStart,
    end: Omit<DeploymentEnd, 'version' | 'id' | 'start' | 'log'>,
    log: string | undefined,
  ): Promise<DeploymentEnd> {
    const key = recordKey(start, start.id, END);
    const there = await this.#endAt(key);
    if (there) return there;
    const written: DeploymentEnd = {
      version: 1,
      id: start.id,
      ...end,
      log: log === undefined ? null : hashOf(await this.#createLog(start, log)),
      start: hashOf(textOf(start)),
    };
    const text = textOf(written);
    if (!(await this.blobs.create(key, text))) return (await this.#endAt(key)) ?? written;
    await this.#moveHead(start, start.id, text);
    return written;
  }

  /** Every deployment whose texts are not what the chain says; none where all is well. */
  async verify(of: EnvironmentName): Promise<readonly BrokenRecord[]> {
    const links = await inParallel(await this.#ids(of), BOUND, async (id) => {
      const [start, end] = await this.#texts(of, id);
      const isEmpty = start === undefined && (await this.#isEmpty(of, id));
      if (isEmpty) return undefined;
      const hashBeside = async (name: string) => {
        const text = await this.text(of, id, name);
        return text === undefined ? undefined : hashOf(text);
      };
      return linkOf(of, id, { start, end, hashBeside });
    });
    const there = links.filter((link) => link !== undefined);
    return brokenRecords(there, await this.blobs.read(headKey(of)));
  }

  /** Asks for the lock of an environment, and takes it over from a holder that is known to be gone. */
  lock(lock: EnvironmentLock): Promise<LockAttempt> {
    return this.#locks.take(lock);
  }

  /** Who works on it; undefined where nobody does. */
  lockOf(of: EnvironmentName): Promise<EnvironmentLock | undefined> {
    return this.#locks.holderOf(of);
  }

  /** Whether the holder of a lock is known to be gone: its processes ran on this machine and have ended. */
  isStale(lock: EnvironmentLock): boolean {
    return isStale(lock);
  }

  /** Rewrites our own lock, such as with the process of the engine; false where it is no longer ours. */
  renewLock(lock: EnvironmentLock): Promise<boolean> {
    return this.#locks.renew(lock);
  }

  /** Gives our own lock back; one of somebody else stays, and the answer is false. */
  unlock(lock: EnvironmentLock): Promise<boolean> {
    return this.#locks.giveBack(lock);
  }

  /** Removes a lock, whoever holds it; false where it is another one by now. */
  breakLock(lock: EnvironmentLock): Promise<boolean> {
    return this.#locks.break(lock);
  }

  async #ids(of: EnvironmentName): Promise<string[]> {
    return idsAmong(await this.blobs.names(folderOf(of)));
  }

  /** Whether a machine stopped before it wrote a start. */
  async #isEmpty(of: EnvironmentName, id: string): Promise<boolean> {
    return (await this.blobs.names(`${folderOf(of)}/${id}`)).length === 0;
  }

  #texts(of: EnvironmentName, id: string) {
    const read = (name: string) => this.blobs.read(recordKey(of, id, name));
    return Promise.all([read(START), read(END)]);
  }

  /** Writes a start under the first id that nobody has, chained to what is there at that moment. */
  async #createStart(
    start: Omit<DeploymentStart, 'version' | 'id' | 'previous'>,
  ): Promise<DeploymentStart> {
    // Before the ids are asked for: a deployment that the head tells of and that is not among them was taken away.
    const head = await this.#head(start);
    let newest = await this.#newest(start, await this.#ids(start));
    for (;;) {
      const id = String(Math.max(Number(head?.id ?? 0), Number(newest?.id ?? 0)) + 1);
      const written: DeploymentStart = { version: 1, id, ...start, previous: newest?.last ?? null };
      const text = textOf(written);
      if (await this.blobs.create(recordKey(start, id, START), text)) {
        await this.#moveHead(start, id, text);
        return written;
      }
      newest = await this.#newest(start, [id]);
    }
  }

  /** The newest deployment that has a text, and the hash of its last; a folder is there a moment before its start. */
  async #newest(of: EnvironmentName, ids: readonly string[]) {
    for (const id of [...ids].reverse()) {
      const [start, end] = await this.#texts(of, id);
      const last = end ?? start;
      if (last !== undefined) return { id, last: hashOf(last) };
    }
    return undefined;
  }

  async #endAt(key: string): Promise<DeploymentEnd | undefined> {
    const text = await this.blobs.read(key);
    if (text === undefined) return undefined;
    const end = readEnd(text);
    if (end) return end;
    throw new StoreUnavailable(
      this.place,
      `The text ${key} of the records, ${this.place}, cannot be read.`,
      'Look at it: it was changed by hand, or written by a newer version of scoreform.',
    );
  }

  /** The log that lies there then: ours, or one of a finish that did not come to its end. */
  async #createLog(start: DeploymentStart, log: string): Promise<string> {
    const key = recordKey(start, start.id, LOG);
    if (await this.blobs.create(key, log)) return log;
    return (await this.blobs.read(key)) ?? log;
  }

  async #moveHead(of: EnvironmentName, id: string, last: string): Promise<void> {
    const before = await this.#head(of);
    if (Number(before?.id ?? 0) > Number(id)) return;
    await this.blobs.write(headKey(of), textOf({ version: 1, id, last: hashOf(last) }));
  }

  async #head(of: EnvironmentName): Promise<Head | undefined> {
    const text = await this.blobs.read(headKey(of));
    return text === undefined ? undefined : readHead(text);
  }
}
