import type { EmittedPosition, EmittedResource, StackDescription } from '../../model';

/** What became of a resource between two stacks, and may have led to the loss of what it held. */
export type Fate =
  /** It is there, and made as before. */
  | { readonly kind: 'stays' }
  | { readonly kind: 'definition'; readonly before: string; readonly after: string }
  | { readonly kind: 'class'; readonly to: string }
  | { readonly kind: 'workload-gone'; readonly workload: string }
  | { readonly kind: 'no-longer-requested'; readonly at: readonly EmittedPosition[] };

/** A rename that would keep the data, where it is one. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

const WORKLOAD = 'workload';

/** Two stacks of an environment, side by side. */
export class Succession {
  readonly #now: ReadonlyMap<string, EmittedResource>;
  readonly #before: ReadonlyMap<string, EmittedResource>;
  readonly #renamed: ReadonlyMap<string, string>;

  constructor(description: StackDescription, before: StackDescription | undefined) {
    this.#now = byAddress(description.resources);
    this.#before = byAddress(before?.resources ?? []);
    this.#renamed = new Map(description.renames.map(({ from, to }) => [from, to]));
  }

  /** The resource of the last deployment, by its address then or now. */
  before(address: string): EmittedResource | undefined {
    const [old] = [...this.#renamed].find(([, to]) => to === address) ?? [];
    return (old === undefined ? undefined : this.#before.get(old)) ?? this.#before.get(address);
  }

  /** The resource of the new stack that a resource of the last deployment has become. */
  successorOf({ address }: EmittedResource): EmittedResource | undefined {
    return this.#now.get(this.#renamed.get(address) ?? address);
  }

  /** What became of a resource of the last deployment. */
  fateOf(resource: EmittedResource): Fate {
    const successor = this.successorOf(resource);
    if (successor) {
      const [before, after] = [resource, successor].map(nameOfDefinition);
      if (before === undefined || after === undefined || before === after) return { kind: 'stays' };
      return { kind: 'definition', before, after };
    }
    const other = this.#created().find(
      ({ type, id, class: itsClass }) =>
        type === resource.type && id === resource.id && itsClass !== resource.class,
    );
    if (other) return { kind: 'class', to: other.address };
    const [workload, ...others] = resource.workloads;
    if (workload !== undefined && others.length === 0 && !this.#hasWorkload(workload)) {
      return { kind: 'workload-gone', workload };
    }
    return { kind: 'no-longer-requested', at: resource.requestedAt };
  }

  /** The declaration that would keep a resource which is gone, where a new one may be the same by another name. */
  renameFor(resource: EmittedResource): Rename | undefined {
    if (this.successorOf(resource)) return undefined;
    const candidates = this.#created()
      .filter(({ type }) => type === resource.type)
      .map((candidate) => ({ candidate, likeness: likeness(resource, candidate) }))
      .sort(
        (a, b) => b.likeness - a.likeness || (a.candidate.address < b.candidate.address ? -1 : 1),
      );
    const [best] = candidates;
    if (!best) return undefined;
    const { candidate } = best;
    return (
      this.#renameOfWorkload(resource, candidate) ?? {
        from: resource.address,
        to: candidate.address,
      }
    );
  }

  /** Where a whole workload was renamed, its own resources follow it. */
  #renameOfWorkload(old: EmittedResource, now: EmittedResource): Rename | undefined {
    const [from, to] = [
      this.#workloadBehind(old, this.#before),
      this.#workloadBehind(now, this.#now),
    ];
    if (!from || !to || this.successorOf(from) || this.#before.has(to.address)) return undefined;
    if (nameWithin(old.id) !== nameWithin(now.id)) return undefined;
    return { from: from.address, to: to.address };
  }

  /** The workload whose own resource this is: `cart` for `postgres.default#cart.db`. */
  #workloadBehind(
    { id }: EmittedResource,
    resources: ReadonlyMap<string, EmittedResource>,
  ): EmittedResource | undefined {
    const [workload = '', name] = id.split('.');
    if (name === undefined) return undefined;
    return [...resources.values()].find((one) => one.type === WORKLOAD && one.id === workload);
  }

  #created(): EmittedResource[] {
    const renamed = new Set(this.#renamed.values());
    return [...this.#now.values()].filter(
      ({ address }) => !this.#before.has(address) && !renamed.has(address),
    );
  }

  #hasWorkload(name: string): boolean {
    return [...this.#now.values()].some(({ workloads }) => workloads.includes(name));
  }
}

/** A definition as views name it: `kubernetes: postgres`. */
export function nameOfDefinition({ pack, definition }: EmittedResource): string {
  return `${pack ?? 'rule'}: ${definition}`;
}

function byAddress(resources: readonly EmittedResource[]): ReadonlyMap<string, EmittedResource> {
  return new Map(resources.map((resource) => [resource.address, resource]));
}

/** How much speaks for a resource being another one by a new name. */
function likeness(old: EmittedResource, now: EmittedResource): number {
  return (
    Number(old.class === now.class) +
    Number(nameOfDefinition(old) === nameOfDefinition(now)) +
    2 * Number(nameWithin(old.id) === nameWithin(now.id)) +
    2 * Number(old.workloads.some((workload) => now.workloads.includes(workload)))
  );
}

function nameWithin(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}
