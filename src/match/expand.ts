import {
  type ResourceAddress,
  canonical,
  type Placeholder,
  type ValueMap,
  type Workload,
} from '../model';
import { checkParams, type CheckedParams, type ResourceType } from '../pack';
import { choose, type Choice } from './choose';
import { mergeSources, type Merged } from './merge-sources';
import { needsOf, type Needed, type NeedFault } from './needs';
import type { Offers } from './offers';
import type { OutputLookup } from './outputs';
import type { Requests } from './requests';
import { sourceOfRequest, sourceOfWorkload, type Source } from './sources';

/** A resource on its way into the graph: who asks for it, what was chosen, what that needs. */
export interface Draft {
  readonly address: ResourceAddress;
  /** Present where the resource is a workload itself. */
  readonly workload: Workload | undefined;
  readonly merged: Merged;
  readonly choice: Choice;
  /** Absent where no definition was chosen. */
  readonly checked: CheckedParams | undefined;
  /** By alias, sorted. */
  readonly needs: ReadonlyMap<string, ResourceAddress>;
  readonly faults: readonly NeedFault[];
}

/** A workload and its spec with the environment's images. */
export interface Running {
  readonly workload: Workload;
  readonly address: ResourceAddress;
  readonly spec: ValueMap;
}

/**
 * How often a resource is looked at again besides once for each who asks; more is only ever needed on a cycle, which is
 * reported later.
 */
const ROUNDS = 20;

/**
 * Follows what requests and definitions ask for until nothing new is asked for. Sees mistakes but reports none: a
 * resource may be looked at several times, as more of those who ask for it become known.
 *
 * @returns every resource that is asked for, by address
 */
export function expand(
  running: readonly Running[],
  requests: Requests,
  offers: Offers,
  outputs: OutputLookup,
): ReadonlyMap<string, Draft> {
  const expansion = new Expansion(requests, offers, outputs);
  for (const { workload, address, spec } of running) {
    expansion.add(address, sourceOfWorkload(workload, spec), workload);
  }
  for (const asked of [...requests.values()].flatMap((named) => [...named.values()])) {
    expansion.add(asked.address, sourceOfRequest(asked));
  }
  expansion.settle();
  return expansion.reached();
}

/** A draft while it may still change. */
interface Pending extends Omit<Draft, 'merged' | 'choice'> {
  readonly sources: Map<string, Source>;
  merged: Merged | undefined;
  choice: Choice | undefined;
  checked: CheckedParams | undefined;
  needs: ReadonlyMap<string, ResourceAddress>;
  faults: readonly NeedFault[];
  rounds: number;
}

class Expansion {
  readonly #pending = new Map<string, Pending>();
  #queue = new Set<Pending>();

  constructor(
    private readonly requests: Requests,
    private readonly offers: Offers,
    private readonly outputs: OutputLookup,
  ) {}

  add(address: ResourceAddress, source: Source, workload?: Workload): void {
    const pending = this.pendingAt(address, workload);
    const before = pending.sources.get(source.key);
    if (before && sameSource(before, source)) return;
    pending.sources.set(source.key, source);
    this.#queue.add(pending);
  }

  settle(): void {
    while (this.#queue.size > 0) {
      const round = this.#queue;
      this.#queue = new Set();
      // What is to be looked at again has to forget what it was, because others ask for it meanwhile.
      for (const pending of round) pending.choice = undefined;
      for (const pending of round) this.look(pending);
    }
  }

  /** Without those that were only asked for by a resource that no longer asks. */
  reached(): ReadonlyMap<string, Draft> {
    const reached = new Map<string, Draft>();
    const next = [...this.#pending.values()].filter(({ sources }) =>
      [...sources.values()].some(({ need }) => !need),
    );
    for (let pending = next.pop(); pending; pending = next.pop()) {
      const key = String(pending.address);
      if (reached.has(key)) continue;
      const { merged, choice } = this.chosen(pending);
      reached.set(key, { ...pending, merged, choice });
      for (const address of pending.needs.values()) {
        const needed = this.#pending.get(String(address));
        if (needed) next.push(needed);
      }
    }
    return reached;
  }

  private pendingAt(address: ResourceAddress, workload: Workload | undefined): Pending {
    const key = String(address);
    let pending = this.#pending.get(key);
    if (!pending) {
      pending = {
        address,
        workload,
        sources: new Map(),
        merged: undefined,
        choice: undefined,
        checked: undefined,
        needs: new Map(),
        faults: [],
        rounds: 0,
      };
      this.#pending.set(key, pending);
    }
    return pending;
  }

  private chosen(pending: Pending): { readonly merged: Merged; readonly choice: Choice } {
    const { address, sources } = pending;
    if (!pending.merged || !pending.choice) {
      const merged = mergeSources(sources.values());
      const { workloads, params } = merged;
      pending.merged = merged;
      pending.choice = choose(this.offers, { address, workloads, params });
    }
    return { merged: pending.merged, choice: pending.choice };
  }

  private look(pending: Pending): void {
    pending.rounds += 1;
    if (pending.rounds > ROUNDS + pending.sources.size) return;
    const { merged, choice } = this.chosen(pending);
    pending.checked = undefined;
    pending.faults = [];
    let needs: readonly Needed[] = [];
    // Nobody asks for it any more, so it asks for nothing.
    if (choice.kind === 'chosen' && pending.sources.size > 0) {
      const { definition } = choice.match;
      pending.checked = checkParams(definition.params, merged.params ?? NO_PARAMS, (placeholder) =>
        this.declared(merged, placeholder),
      );
      if ('params' in pending.checked) {
        const found = needsOf(definition, pending.checked.params, {
          address: pending.address,
          owners: merged.owners,
          target: targetWorkload(definition.type, merged),
        });
        needs = found.needs;
        pending.faults = found.faults;
      }
    }
    this.ask(pending, merged, needs);
  }

  private ask(pending: Pending, merged: Merged, needs: readonly Needed[]): void {
    const parent = pending.address;
    const before = pending.needs;
    pending.needs = new Map(needs.map(({ alias, address }) => [alias, address]));
    for (const [alias, address] of before) {
      if (pending.needs.get(alias)?.equals(address)) continue;
      const other = this.#pending.get(String(address));
      if (other?.sources.delete(keyOfNeed(parent, alias))) this.#queue.add(other);
    }
    for (const { alias, per, address, params } of needs) {
      const [owner = ''] = merged.owners;
      const own = {
        workload: per === 'workload' ? owner : per === 'target' ? address.id : '',
        name: alias,
      };
      const pointing = per === 'resource' ? (merged.sources[0]?.pointing ?? own) : own;
      this.add(address, {
        key: keyOfNeed(parent, alias),
        params,
        namesOf: merged.from?.namesOf,
        workloads: per === 'target' ? [address.id] : merged.workloads,
        owners: per === 'target' ? [address.id] : per === 'environment' ? [] : merged.owners,
        pointing,
        need: { parent, per },
      });
    }
  }

  private declared({ from }: Merged, placeholder: Placeholder) {
    const type = this.typeOf(from?.namesOf, placeholder.resource);
    const found = type && this.outputs.find(type, placeholder);
    return found && 'declaration' in found ? found.declaration : undefined;
  }

  private typeOf(workload: string | undefined, name: string): ResourceType | undefined {
    const asked = workload === undefined ? undefined : this.requests.get(workload)?.get(name);
    const pending = asked && this.#pending.get(String(asked.address));
    const choice = pending && this.chosen(pending).choice;
    return choice?.kind === 'chosen' ? choice.match.definition.type : undefined;
  }
}

/** The workload that a resource points at, by what its first source says; whether there is one is looked at later. */
function targetWorkload(type: ResourceType, { sources, params }: Merged): string | undefined {
  const [source] = sources;
  if (!source || !type.pointsAt) return undefined;
  try {
    const { workload } = type.pointsAt({ ...source.pointing, params: params ?? NO_PARAMS });
    return typeof workload === 'string' ? workload : undefined;
  } catch {
    // The mistake is reported where targets are looked for.
    return undefined;
  }
}

/** One object for all, because verdicts on params are kept by it. */
const NO_PARAMS: ValueMap = {};

function keyOfNeed(parent: ResourceAddress, alias: string): string {
  return `1 ${String(parent)} ${alias}`;
}

function sameSource(a: Source, b: Source): boolean {
  return (
    a.namesOf === b.namesOf &&
    a.workloads.join() === b.workloads.join() &&
    a.owners.join() === b.owners.join() &&
    canonical(a.params) === canonical(b.params)
  );
}
