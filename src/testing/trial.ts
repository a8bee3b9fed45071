import { create } from '../create';
import type { Diagnostic } from '../diagnostics';
import { ResourceAddress, type Access, type EmittedStack, type ValueMap } from '../model';
import { secret, type Outputs, type Pack, type ResourceDefinition } from '../pack';
import type { ContractOptions } from './contract-options';
import { TrialGraph } from './trial-graph';

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
  readonly #graph: TrialGraph;
  readonly #outputs = new Map<string, Outputs>();

  constructor(
    private readonly pack: Pack,
    private readonly definition: ResourceDefinition,
    { types, standIns }: ContractOptions,
  ) {
    const definitions = pack.resources.map((own) => ({ definition: own, pack: pack.name }));
    this.#graph = new TrialGraph({ definitions, types, standIns });
  }

  run({
    params,
    ids = ['consumer.thing'],
    access,
    protected: guarded = false,
  }: TrialOptions): Trial {
    const { type, class: resourceClass } = this.definition;
    const addresses = ids.map((id) => new ResourceAddress(type.name, resourceClass, id));
    for (const address of addresses) this.addSubject(address, params);
    if (type.requestable) {
      const used = addresses.map((to) => ({ to, access: access ?? type.defaultAccess }));
      this.#graph.addConsumer(used);
    }
    const found: Diagnostic[] = [];
    const stack = create(
      this.#graph.finish(),
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
    this.#graph.addSubject(address, { definition: recorded, pack: this.pack.name }, params);
  }
}
