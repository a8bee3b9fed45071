import {
  DEFAULT_CLASS,
  ResourceAddress,
  type Access,
  type DeploymentContext,
  type Edge,
  type Match,
  type Target,
  type ValueMap,
} from '../model';
import {
  checkParams,
  declaredOutputs,
  type MatchedGraph,
  type MatchedNode,
  type Need,
  type Outputs,
  type Per,
  type ResourceDefinition,
  type ResourceType,
} from '../pack';
import { wellKnownTypes } from '../resource-types';
import { SAMPLES, USED_BY_SAMPLE } from './samples';
import { standIn } from './stand-ins';

/** The workload that uses whatever is tried. */
export const CONSUMER = 'consumer';

/** What every type that leads to a workload leads to. */
const TARGET: Target = {
  workload: 'other',
  port: { name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' },
  ports: [
    { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
    { name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' },
  ],
};

/** Where a trial takes place. */
export const TRIAL_CONTEXT: DeploymentContext = {
  project: 'contract',
  environment: 'test',
  environmentType: 'contract',
  labels: { region: 'eu-central-1' },
  owners: ['team-contract'],
  values: { PLAIN: 'text', API_KEY: { secret: 'contract/api-key' } },
  paused: false,
  workloads: {
    consumer: [{ name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' }],
    other: [{ name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' }],
  },
};

/** What the graph of a trial is made of. */
export interface TrialSurroundings {
  /** The first of a type and class is chosen; where there is none, one that makes nothing stands in. */
  readonly definitions: readonly Match<ResourceDefinition>[];
  /** Resource types that are neither well known nor among those of the definitions. @default none */
  readonly types?: readonly ResourceType[] | undefined;
  /** Outputs of what stands in, by type. @default made up by the declared kinds */
  readonly standIns?: Readonly<Record<string, Outputs>> | undefined;
}

interface Wanted {
  readonly address: ResourceAddress;
  readonly match: Match<ResourceDefinition>;
  readonly params: ValueMap;
  readonly uses: MatchedNode['uses'];
  readonly workload: string;
}

/** The graph of a trial, as matching would make it of resources with everything they need and a workload that uses them. */
export class TrialGraph {
  readonly #nodes = new Map<string, MatchedNode>();
  readonly #edges: Edge[] = [];

  constructor(private readonly surroundings: TrialSurroundings) {}

  /**
   * Adds a resource that is tried; a workload uses what the sample workload mentions.
   *
   * @param workload for whom it is
   */
  addSubject(
    address: ResourceAddress,
    match: Match<ResourceDefinition>,
    params: ValueMap,
    workload = CONSUMER,
  ): MatchedNode {
    const uses =
      match.definition.type.name === 'workload'
        ? Object.entries(USED_BY_SAMPLE).map(([name, type]) => this.addUsed(address, name, type))
        : [];
    return this.add({ address, match, params, uses: Object.fromEntries(uses), workload });
  }

  /** Adds a workload that uses resources, each with an access. */
  addConsumer(used: readonly { readonly to: ResourceAddress; readonly access: Access }[]): void {
    const from = ResourceAddress.ofWorkload(CONSUMER);
    const uses = used.map(({ to, access }, index) => {
      this.#edges.push({ from, to, kind: 'use', access });
      return [`thing-${String(index)}`, { address: to, access }] as const;
    });
    const [params = {}] = SAMPLES['workload'] ?? [];
    const match = this.matchOf('workload');
    this.add({ address: from, match, params, uses: Object.fromEntries(uses), workload: CONSUMER });
  }

  finish(): MatchedGraph {
    return {
      context: TRIAL_CONTEXT,
      nodes: [...this.#nodes.values()],
      edges: sorted(this.#edges),
      renames: [],
    };
  }

  private addUsed(from: ResourceAddress, name: string, type: string) {
    const to = new ResourceAddress(type, DEFAULT_CLASS, `${from.id}.${name}`);
    const { defaultAccess: access } = this.typeOf(type);
    const match = this.standInFor(type);
    this.add({ address: to, match, params: {}, uses: {}, workload: from.id });
    this.#edges.push({ from, to, kind: 'use', access });
    return [name, { address: to, access }] as const;
  }

  private add({ address, match, params: given, uses, workload }: Wanted): MatchedNode {
    const known = this.#nodes.get(String(address));
    if (known) return known;
    const { definition } = match;
    const params = this.checked(definition, given);
    const needs = Object.entries(definition.needsFor(params)).map(
      ([alias, need]) => [alias, this.addNeed(address, need, workload)] as const,
    );
    const node: MatchedNode = {
      address,
      origin: address,
      match,
      params,
      needs: Object.fromEntries(needs.sort(([a], [b]) => (a < b ? -1 : 1))),
      uses,
      target: definition.type.pointsAt && TARGET,
      workloads: [workload],
      requestedAt: [],
    };
    this.#nodes.set(String(address), node);
    return node;
  }

  private addNeed(from: ResourceAddress, need: Need, workload: string) {
    const { type, class: resourceClass = DEFAULT_CLASS, params = {}, per } = need;
    const to = new ResourceAddress(type, resourceClass, needId(per, from.id, workload));
    const match = this.matchOf(type, resourceClass);
    this.add({ address: to, match, params: params as ValueMap, uses: {}, workload });
    this.#edges.push({ from, to, kind: 'need' });
    return to;
  }

  /** Params as matching leaves them. */
  private checked(definition: ResourceDefinition, given: ValueMap) {
    const result = checkParams(definition.params, given, ({ resource, path: [output = ''] }) => {
      const type = (USED_BY_SAMPLE as Readonly<Record<string, string>>)[resource];
      if (type === undefined) return undefined;
      return declaredOutputs(this.typeOf(type), TRIAL_CONTEXT)[output];
    });
    if ('params' in result) return result.params;
    throw new Error(
      `The params ${JSON.stringify(given)} are not accepted by ${definition.name}: ${JSON.stringify(result.issues)}.`,
    );
  }

  private matchOf(type: string, resourceClass = DEFAULT_CLASS): Match<ResourceDefinition> {
    const own = this.surroundings.definitions.find(
      ({ definition }) => definition.type.name === type && definition.class === resourceClass,
    );
    return own ?? this.standInFor(type);
  }

  private standInFor(type: string): Match<ResourceDefinition> {
    const { standIns = {} } = this.surroundings;
    return { definition: standIn(this.typeOf(type), TRIAL_CONTEXT, standIns[type]), pack: null };
  }

  private typeOf(name: string): ResourceType {
    const { definitions, types = [] } = this.surroundings;
    const known = [
      ...definitions.map(({ definition }) => definition.type),
      ...types,
      ...wellKnownTypes,
    ];
    const type = known.find((candidate) => candidate.name === name);
    if (type) return type;
    throw new Error(`The resource type "${name}" is not known; give it under "types".`);
  }
}

/** The id of what is needed, by whom it is for. */
export function needId(per: Per, resource: string, workload = CONSUMER): string {
  return { environment: 'environment', workload, resource, target: TARGET.workload }[per];
}

function sorted(edges: readonly Edge[]): Edge[] {
  const key = ({ from, to, kind }: Edge) => `${String(from)} ${String(to)} ${kind}`;
  return [...edges].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
