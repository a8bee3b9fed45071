import { create } from '../create';
import type { Diagnostic } from '../diagnostics';
import {
  DEFAULT_CLASS,
  ResourceAddress,
  type Access,
  type EmittedStack,
  type Match,
  type ValueMap,
} from '../model';
import { secret, type MatchedGraph, type Pack, type ResourceDefinition } from '../pack';
import type { EnvironmentType } from '../platform';
import type { ConformanceOptions } from './conformance-options';
import { addressOf, samplesOf } from './samples-of';
import { CONSUMER, TRIAL_CONTEXT, TrialGraph, needId } from './trial-graph';

/** A definition that is to be deployed, with each of its samples. */
export interface Candidate {
  /** As `type.class`. */
  readonly definition: string;
  readonly match: Match<ResourceDefinition>;
  readonly samples: readonly ValueMap[];
}

interface Used {
  readonly to: ResourceAddress;
  readonly access: Access;
}

/** Makes stacks of the definitions of a pack, in one environment type. */
export class ConformanceStacks {
  /** Every definition of the pack that the environment type would choose; sorted. */
  readonly candidates: readonly Candidate[];
  readonly #definitions: readonly Match<ResourceDefinition>[];
  readonly #environmentType: EnvironmentType;

  constructor(
    pack: Pack,
    private readonly options: ConformanceOptions,
  ) {
    const { packs = [pack], ...type } = options.environmentType ?? {};
    const asked = packs.map((source) =>
      typeof source === 'function' ? source(TRIAL_CONTEXT) : source,
    );
    const all = [pack, ...asked.filter(({ name }) => name !== pack.name)];
    this.#environmentType = { secrets: madeUpSecrets, ...type, packs: all };
    const matchesOf = (part: 'resources' | 'support') =>
      all.flatMap((one) => one[part].map((definition) => ({ definition, pack: one.name })));
    this.#definitions = [...matchesOf('resources'), ...matchesOf('support')];
    const chosen = new Map<string, Match<ResourceDefinition>>();
    for (const match of this.#definitions) {
      const address = addressOf(match.definition);
      chosen.set(address, chosen.get(address) ?? match);
    }
    this.candidates = [...chosen]
      .filter(([, match]) => match.pack === pack.name)
      .map(([definition, match]) => ({
        definition,
        match,
        samples: samplesOf(match.definition, options),
      }))
      .sort((a, b) => (a.definition < b.definition ? -1 : 1));
  }

  /** The resources of some candidates, with what they need and a workload that uses them. */
  graphOf(candidates: readonly Candidate[]): MatchedGraph {
    const { types, standIns } = this.options;
    const definitions = this.#definitions;
    const graph = new TrialGraph({ definitions, types, standIns });
    // What others need is made as they want it.
    const inOrder = [true, false].flatMap((asked) =>
      candidates.filter(({ match }) => match.definition.type.requestable === asked),
    );
    const used = inOrder.flatMap((candidate) => this.#add(graph, candidate));
    if (used.length > 0) graph.addConsumer(used);
    return graph.finish();
  }

  #add(graph: TrialGraph, { match, samples }: Candidate): readonly Used[] {
    const { type, class: resourceClass } = match.definition;
    if (type.name === 'workload') {
      samples.forEach((params, index) => {
        const name = numbered(`sample-${resourceClass}`, index);
        const metadata = { ...(params['metadata'] as ValueMap | undefined), name };
        const address = ResourceAddress.ofWorkload(name, resourceClass);
        graph.addSubject(address, match, { ...params, metadata }, name);
      });
      return [];
    }
    const id = this.#idOf(match.definition);
    return samples.flatMap((params, index) => {
      const to = new ResourceAddress(type.name, resourceClass, numbered(id, index));
      graph.addSubject(to, match, params);
      return type.requestable ? [{ to, access: accessAt(match.definition, index) }] : [];
    });
  }

  /** What nobody can ask for is there as those who need it have it, and so often. */
  #idOf({ type, class: resourceClass }: ResourceDefinition): string {
    const id = `${CONSUMER}.thing`;
    if (type.requestable) return id;
    const needs = this.#definitions.flatMap(({ definition }) =>
      samplesOf(definition, this.options).flatMap((params) =>
        Object.values(definition.needsFor(params)),
      ),
    );
    const need = needs.find(
      (one) => one.type === type.name && (one.class ?? DEFAULT_CLASS) === resourceClass,
    );
    return needId(need?.per ?? 'environment', id);
  }

  /** The stack of some candidates; throws where it cannot be made. */
  stackOf(candidates: readonly Candidate[]): EmittedStack {
    const found: Diagnostic[] = [];
    const stack = create(
      this.graphOf(candidates),
      {
        environmentType: this.#environmentType,
        inputs: [],
        packs: [],
        rootFromStack: '.',
      },
      (diagnostic) => found.push(diagnostic),
    );
    if (stack && found.length === 0) return stack;
    throw new Error(found.map(({ detail }) => detail).join('\n'));
  }
}

/** The definitions that a graph has resources of, as `type.class`; what stands in for another counts not. */
export function definitionsIn({ nodes }: MatchedGraph): ReadonlySet<string> {
  return new Set(
    nodes
      .filter(({ match }) => match.pack !== null)
      .map(({ match }) => addressOf(match.definition)),
  );
}

const madeUpSecrets = {
  name: 'contract',
  resolve: (path: string) => secret({ sandbox: { reference: path } }),
};

function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}-${String(index)}`;
}

/** Each sample is used with another access, the usual one first. */
function accessAt({ type: { accesses, defaultAccess } }: ResourceDefinition, index: number) {
  const others = accesses.filter((access) => access !== defaultAccess);
  return [defaultAccess, ...others][index % (others.length + 1)] ?? defaultAccess;
}
