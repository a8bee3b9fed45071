import { create } from '../create';
import type { Diagnostic } from '../diagnostics';
import {
  DEFAULT_CLASS,
  ResourceAddress,
  type Access,
  type DeploymentContext,
  type Edge,
  type EmittedStack,
  type Target,
  type ValueMap,
} from '../model';
import {
  checkParams,
  declaredOutputs,
  secret,
  type MatchedNode,
  type Need,
  type Outputs,
  type Pack,
  type ResourceDefinition,
  type ResourceType,
} from '../pack';
import { wellKnownTypes } from '../resource-types';
import type { ContractOptions } from './contract-options';
import { SAMPLES, USED_BY_SAMPLE } from './samples';
import { standIn } from './stand-ins';

/** What every type that leads to a workload leads to. */
const TARGET: Target = {
  workload: 'other',
  port: { name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' },
  ports: [
    { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
    { name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' },
  ],
};

const CONTEXT: DeploymentContext = {
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

/** What came of creating some resources of a definition, with everything they need and a workload that uses them. */
export interface Trial {
  readonly stack: EmittedStack;
  /** The outputs of each resource of the definition, in the order of their ids. */
  readonly outputs: readonly Outputs[];
  readonly addresses: readonly string[];
}

export interface TrialOptions {
  readonly params: ValueMap;
  /** One resource for each id. @default one resource */
  readonly ids?: readonly string[];
  /** What the workload may do with them. @default the type's own */
  readonly access?: Access;
  /** Whether the environment type is protected. @default false */
  readonly protected?: boolean;
}

/**
 * Creates resources of one definition as a deployment would: by the create stage, with the pack's own definitions for
 * what it needs, or stand-ins where the pack has none.
 */
export class TrialRun {
  readonly #nodes = new Map<string, MatchedNode>();
  readonly #edges: Edge[] = [];
  readonly #outputs = new Map<string, Outputs>();

  constructor(
    private readonly pack: Pack,
    private readonly definition: ResourceDefinition,
    private readonly options: ContractOptions,
  ) {}

  run({
    params,
    ids = ['consumer.thing'],
    access,
    protected: guarded = false,
  }: TrialOptions): Trial {
    const { type, class: resourceClass } = this.definition;
    const addresses = ids.map((id) => new ResourceAddress(type.name, resourceClass, id));
    for (const address of addresses) this.addSubject(address, params);
    if (type.requestable) this.addConsumer(addresses, access ?? type.defaultAccess);
    const found: Diagnostic[] = [];
    const stack = create(
      {
        context: CONTEXT,
        nodes: [...this.#nodes.values()],
        edges: sorted(this.#edges),
        renames: [],
      },
      {
        environmentType: {
          packs: [this.pack],
          protected: guarded,
          secrets: {
            name: 'contract',
            resolve: (path) => secret({ sandbox: { reference: path } }),
          },
        },
        inputs: [],
        packs: [],
        rootFromStack: '../../..',
      },
      (diagnostic) => found.push(diagnostic),
    );
    if (!stack || found.length > 0) throw new Error(found.map(({ detail }) => detail).join('\n'));
    return {
      stack,
      outputs: addresses.map((address) => this.#outputs.get(String(address)) ?? {}),
      addresses: addresses.map(String),
    };
  }

  private addSubject(address: ResourceAddress, params: ValueMap): void {
    const recorded: ResourceDefinition = {
      ...this.definition,
      create: (input) => {
        const outputs = this.definition.create(input);
        this.#outputs.set(String(address), outputs);
        return outputs;
      },
    };
    const uses =
      this.definition.type.name === 'workload'
        ? Object.entries(USED_BY_SAMPLE).map(([name, type]) => this.addUsed(address, name, type))
        : [];
    this.add(address, recorded, params, Object.fromEntries(uses));
  }

  /** A workload that uses every resource of the trial, made by the pack itself where it makes workloads. */
  private addConsumer(used: readonly ResourceAddress[], access: Access): void {
    const address = ResourceAddress.ofWorkload('consumer');
    const uses = used.map((to, index) => {
      this.#edges.push({ from: address, to, kind: 'use', access });
      return [`thing-${String(index)}`, { address: to, access }] as const;
    });
    const [params = {}] = SAMPLES['workload'] ?? [];
    this.add(address, this.definitionOf('workload'), params, Object.fromEntries(uses));
  }

  private addUsed(from: ResourceAddress, name: string, type: string) {
    const to = new ResourceAddress(type, DEFAULT_CLASS, `${from.id}.${name}`);
    const { defaultAccess: access } = this.typeOf(type);
    this.add(to, standIn(this.typeOf(type), CONTEXT, this.options.standIns?.[type]), {}, {});
    this.#edges.push({ from, to, kind: 'use', access });
    return [name, { address: to, access }] as const;
  }

  private add(
    address: ResourceAddress,
    definition: ResourceDefinition,
    given: ValueMap,
    uses: MatchedNode['uses'],
  ): void {
    if (this.#nodes.has(String(address))) return;
    const params = this.checked(definition, given);
    const needs = Object.entries(definition.needsFor(params)).map(
      ([alias, need]) => [alias, this.addNeed(address, need)] as const,
    );
    this.#nodes.set(String(address), {
      address,
      origin: address,
      match: { definition, pack: this.pack.name },
      params,
      needs: Object.fromEntries(needs.sort(([a], [b]) => (a < b ? -1 : 1))),
      uses,
      target: definition.type.pointsAt && TARGET,
      workloads: ['consumer'],
      requestedAt: [],
    });
  }

  private addNeed(from: ResourceAddress, { type, class: resourceClass, params, per }: Need) {
    const ids = {
      environment: 'environment',
      workload: 'consumer',
      resource: from.id,
      target: TARGET.workload,
    };
    const to = new ResourceAddress(type, resourceClass ?? DEFAULT_CLASS, ids[per]);
    this.add(to, this.definitionOf(type, resourceClass), (params ?? {}) as ValueMap, {});
    this.#edges.push({ from, to, kind: 'need' });
    return to;
  }

  /** Params as matching leaves them. */
  private checked(definition: ResourceDefinition, given: ValueMap) {
    const result = checkParams(definition.params, given, ({ resource, path: [output = ''] }) => {
      const type = (USED_BY_SAMPLE as Readonly<Record<string, string>>)[resource];
      return type === undefined ? undefined : declaredOutputs(this.typeOf(type), CONTEXT)[output];
    });
    if ('params' in result) return result.params;
    throw new Error(
      `The params ${JSON.stringify(given)} are not accepted by ${definition.name}: ${JSON.stringify(result.issues)}.`,
    );
  }

  private definitionOf(type: string, resourceClass = DEFAULT_CLASS): ResourceDefinition {
    const own = this.pack.resources.find(
      (definition) => definition.type.name === type && definition.class === resourceClass,
    );
    return own ?? standIn(this.typeOf(type), CONTEXT, this.options.standIns?.[type]);
  }

  private typeOf(name: string): ResourceType {
    const known = [
      ...this.pack.resources.map(({ type }) => type),
      ...(this.options.types ?? []),
      ...wellKnownTypes,
    ];
    const type = known.find((candidate) => candidate.name === name);
    if (type) return type;
    throw new Error(`The resource type "${name}" is not known; give it under "types".`);
  }
}

function sorted(edges: readonly Edge[]): Edge[] {
  const key = ({ from, to, kind }: Edge) => `${String(from)} ${String(to)} ${kind}`;
  return [...edges].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
