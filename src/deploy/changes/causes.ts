import type {
  Cause,
  EmittedResource,
  PlannedChange,
  StackDescription,
  StackPlan,
} from '../../model';
import { Succession, nameOfDefinition } from './fates';
import { FileCauses, type ChangedInput } from './file-causes';

/** What is known of the time since the last deployment. */
export interface CauseFacts {
  readonly description: StackDescription;
  /** The stack that was deployed before; undefined where none was. */
  readonly before: StackDescription | undefined;
  /** The files that changed since. */
  readonly inputs: readonly ChangedInput[];
  /** What was changed outside of any deployment: Terraform addresses or resource addresses. */
  readonly outside: readonly string[];
  /** What the last deployment failed at: Terraform addresses or resource addresses. */
  readonly unfinished: readonly string[];
}

/** More than these nobody reads. */
const MOST_CAUSES = 3;

/** The plan with the causes of each change, as far as they can be told, the most specific first. */
export function causesOf(plan: StackPlan, facts: CauseFacts): StackPlan {
  const causes = new Causes(plan, facts);
  return {
    ...plan,
    changes: plan.changes.map((change) => ({ ...change, because: causes.of(change) })),
  };
}

class Causes {
  readonly #succession: Succession;
  readonly #files: FileCauses;
  readonly #now: ReadonlyMap<string, EmittedResource>;
  readonly #changed: ReadonlySet<string>;
  readonly #outside: ReadonlySet<string>;
  readonly #unfinished: ReadonlySet<string>;
  /** What all changes of one resource have in common. */
  readonly #shared = new Map<string, readonly Cause[]>();

  constructor(
    plan: StackPlan,
    readonly facts: CauseFacts,
  ) {
    const { description, before, inputs, outside, unfinished } = facts;
    this.#succession = new Succession(description, before);
    this.#files = new FileCauses(inputs, description, before);
    this.#now = new Map(description.resources.map((resource) => [resource.address, resource]));
    this.#changed = new Set(plan.changes.flatMap(({ address }) => address ?? []));
    this.#outside = new Set(outside);
    this.#unfinished = new Set(unfinished);
  }

  of(change: PlannedChange): Cause[] {
    const found = [...this.#resourceCauses(change.address), ...this.#ownCauses(change)];
    const dependency = this.#dependency(change);
    // What follows from another change says so with values that are not known yet.
    const follows = change.attributes.some(({ unknown }) => unknown) || found.length === 0;
    if (dependency && follows) found.push(dependency);
    if (found.length === 0) found.push(...this.#files.platform());
    return [...new Map(found.map((cause) => [JSON.stringify(cause), cause])).values()].slice(
      0,
      MOST_CAUSES,
    );
  }

  #ownCauses({ because, terraformAddress, address }: PlannedChange): Cause[] {
    const isIn = (addresses: ReadonlySet<string>) =>
      addresses.has(terraformAddress) || (address !== null && addresses.has(address));
    const causes: Cause[] = [];
    if (isIn(this.#outside)) causes.push({ kind: 'outside' });
    if (isIn(this.#unfinished)) causes.push({ kind: 'unfinished' });
    return [...because, ...causes];
  }

  #resourceCauses(address: string | null): readonly Cause[] {
    if (address === null) return [];
    const known = this.#shared.get(address);
    if (known) return known;
    const causes = this.#findCauses(address);
    this.#shared.set(address, causes);
    return causes;
  }

  #findCauses(address: string): Cause[] {
    const now = this.#now.get(address);
    const before = this.#succession.before(address);
    if (!now) {
      const files = before ? this.#files.of(before) : [];
      const wanted = before?.requestedAt ?? [];
      return [
        ...wanted.slice(0, 1).map((at): Cause => ({ kind: 'no-longer-requested', ...at })),
        ...files,
      ];
    }
    const requested = this.#requests(now, before);
    const places = new Set(requested.map(placeOf));
    const files = this.#files.of(now).filter((cause) => !places.has(placeOf(cause)));
    return [...requested, ...files, ...this.#makers(now, before)];
  }

  /** Where it is asked for that did not ask for it before. */
  #requests(now: EmittedResource, before: EmittedResource | undefined): Cause[] {
    const known = new Set(before?.requestedAt.map(({ file }) => file));
    return now.requestedAt
      .filter(({ file }) => !known.has(file))
      .slice(0, 1)
      .map((at) => ({ kind: 'requested', ...at }));
  }

  /** Another definition, or another pack. */
  #makers(now: EmittedResource, before: EmittedResource | undefined): Cause[] {
    if (!before) return [];
    const [old, current] = [nameOfDefinition(before), nameOfDefinition(now)];
    if (old !== current) return [{ kind: 'definition', before: old, after: current }];
    if (now.pack === null) return [];
    const [packBefore, packNow] = [this.facts.before, this.facts.description].map((stack) =>
      stack?.packs.find(({ name }) => name === now.pack),
    );
    if (!packBefore || !packNow) return [];
    const { version, content } = packNow;
    if (packBefore.version === version && packBefore.content === content) return [];
    return [{ kind: 'pack', pack: now.pack, before: packBefore.version, after: version }];
  }

  /** The nearest resource that it depends on, and that changes too. */
  #dependency({ address, action }: PlannedChange): Cause | undefined {
    if (address === null || action === 'move' || action === 'forget') return undefined;
    const seen = new Set([address]);
    let nearest = [address];
    while (nearest.length > 0) {
      nearest = nearest
        .flatMap((one) => this.#dependenciesOf(one))
        .filter((one) => !seen.has(one))
        .sort();
      const found = nearest.find((one) => this.#changed.has(one));
      if (found !== undefined) return { kind: 'dependency', address: found };
      for (const one of nearest) seen.add(one);
    }
    return undefined;
  }

  #dependenciesOf(address: string): string[] {
    const resource = this.#now.get(address) ?? this.#succession.before(address);
    return (resource?.dependsOn ?? []).map(({ to }) => to);
  }
}

function placeOf(cause: Cause): string {
  return 'file' in cause ? `${cause.file}:${String(cause.line)}` : '';
}
