import { Construct } from 'constructs';
import type { Report } from '../diagnostics';
import { edgesFrom, greaterAccess, type Access, type Edge, type ResourceAddress } from '../model';
import {
  Name,
  declaredOutputs,
  isSecret,
  promisedOutputs,
  type Consumer,
  type CreateContext,
  type CreateInput,
  type Grants,
  type MatchedGraph,
  type MatchedNode,
  type Outputs,
  type UsedResource,
} from '../pack';
import type { EnvironmentStack } from './environment-stack';
import { connectionId, scopeId } from './logical-ids';
import { definitionFailed, firstLineOf, missingOutput } from './problems';
import { resolveParams } from './resolve-params';

/** A resource whose constructs exist. */
export interface CreatedResource {
  readonly node: MatchedNode;
  readonly scope: Construct;
  readonly outputs: Outputs;
}

export type CreatedResources = ReadonlyMap<string, CreatedResource>;

/**
 * Makes the constructs of every resource in dependency order, then connects each use, then hands each consumer what its
 * uses allow. A resource that fails is reported and left out, and so is everything that depends on it.
 */
export function createResources(
  graph: MatchedGraph,
  stack: EnvironmentStack,
  context: CreateContext,
  report: Report,
): CreatedResources {
  const creation = new Creation(graph, stack, context, report);
  for (const node of graph.nodes) creation.create(node);
  creation.connectAll();
  return creation.created;
}

/** One resource reaches another, for real. */
interface Connection {
  readonly from: ResourceAddress;
  readonly to: ResourceAddress;
  readonly access: Access;
}

class Creation {
  readonly created = new Map<string, CreatedResource>();
  readonly #edges: ReadonlyMap<string, readonly Edge[]>;
  readonly #usesOfWorkload: ReadonlyMap<string, MatchedNode['uses']>;
  readonly #inputs = new Map<string, CreateInput<unknown>>();

  constructor(
    private readonly graph: MatchedGraph,
    private readonly stack: EnvironmentStack,
    private readonly context: CreateContext,
    private readonly report: Report,
  ) {
    this.#edges = edgesFrom(graph.edges);
    this.#usesOfWorkload = new Map(
      graph.nodes
        .filter(({ uses }) => Object.keys(uses).length > 0)
        .map(({ address, uses }) => [address.id, uses]),
    );
  }

  create(node: MatchedNode): void {
    const dependencies = this.#edges.get(String(node.address)) ?? [];
    if (dependencies.some(({ to }) => !this.created.has(String(to)))) return;
    this.attempt(node, 'create', () => {
      const scope = new Construct(this.stack, scopeId(node.address));
      const input = this.inputOf(node, scope);
      const outputs = node.match.definition.create(input as CreateInput<never>);
      if (this.lacksOutputs(node, outputs)) return;
      this.refuseReadableSecrets(node, outputs);
      this.#inputs.set(String(node.address), input);
      this.created.set(String(node.address), { node, scope, outputs });
    });
  }

  connectAll(): void {
    const grants = new Map<string, Grants[]>();
    for (const { from, to, access } of this.connections()) {
      const granted = this.connect(from, to, access);
      if (granted) grants.set(String(from), [...(grants.get(String(from)) ?? []), granted]);
    }
    for (const [consumer, granted] of grants) this.receive(consumer, granted);
  }

  /** Every use, led on to what stands in for the used; where two uses then meet in one, the greater access counts. */
  private connections(): Iterable<Connection> {
    const connections = new Map<string, Connection>();
    for (const { from, to: used, kind, access } of this.graph.edges) {
      if (kind !== 'use' || access === undefined) continue;
      const to = this.standIn(used);
      const key = `${String(from)} ${String(to)}`;
      const before = connections.get(key);
      connections.set(key, {
        from,
        to,
        access: before ? greaterAccess(before.access, access) : access,
      });
    }
    return connections.values();
  }

  private standIn(address: ResourceAddress): ResourceAddress {
    const node = this.created.get(String(address))?.node;
    const alias = node?.match.definition.delegate;
    const needed = alias === undefined ? undefined : node?.needs[alias];
    return needed ? this.standIn(needed) : address;
  }

  private connect(from: ResourceAddress, to: ResourceAddress, access: Access): Grants | undefined {
    const provider = this.created.get(String(to));
    const user = this.created.get(String(from));
    const definition = provider?.node.match.definition;
    if (!provider || !user || !definition?.connect) return undefined;
    return this.attempt(provider.node, 'connect', () =>
      definition.connect?.({
        ...this.inputFor(provider),
        scope: connectionScope(provider, from),
        outputs: provider.outputs,
        consumer: this.consumerOf(user),
        access,
      } as never),
    );
  }

  /** The consumer itself and what it needs may want the grants: a workload's role is mostly a resource of its own. */
  private receive(address: string, grants: readonly Grants[]): void {
    const consumer = this.created.get(address);
    if (!consumer) return;
    const needed = Object.values(consumer.node.needs).map((need) => String(this.standIn(need)));
    for (const receiver of new Set([address, ...needed])) {
      const resource = this.created.get(receiver);
      const definition = resource?.node.match.definition;
      if (!resource || !definition?.receive) continue;
      this.attempt(resource.node, 'receive', () =>
        definition.receive?.({
          ...this.inputFor(resource),
          scope: connectionScope(resource, consumer.node.address),
          outputs: resource.outputs,
          consumer: this.consumerOf(consumer),
          grants,
        } as never),
      );
    }
  }

  private inputOf(node: MatchedNode, scope: Construct): CreateInput<unknown> {
    const { address, origin, params, paramsOf, target, workloads } = node;
    const owner = node.paramsOf ?? (Object.keys(node.uses).length > 0 ? address.id : undefined);
    const uses = owner === undefined ? undefined : this.#usesOfWorkload.get(owner);
    return {
      scope,
      address,
      name: new Name(this.context.project, this.context.environment, origin),
      params: resolveParams(params, (name) => this.used(uses, name, paramsOf)),
      needs: this.needsOf(node),
      uses: Object.fromEntries(
        Object.keys(node.uses).map((name) => [name, this.used(node.uses, name, address.id)]),
      ),
      workloads,
      target,
      context: this.context,
    };
  }

  private inputFor(resource: CreatedResource): CreateInput<unknown> {
    const input = this.#inputs.get(String(resource.node.address));
    if (!input)
      throw new Error(`${String(resource.node.address)} has outputs but no input: this is a bug.`);
    return input;
  }

  private consumerOf({ node, outputs }: CreatedResource): Consumer {
    return {
      address: node.address,
      type: node.address.type,
      name: new Name(this.context.project, this.context.environment, node.origin),
      outputs,
      needs: this.needsOf(node),
    };
  }

  private needsOf(node: MatchedNode): Record<string, Outputs> {
    return Object.fromEntries(
      Object.entries(node.needs).map(([alias, address]) => [
        alias,
        this.created.get(String(address))?.outputs ?? {},
      ]),
    );
  }

  private used(uses: MatchedNode['uses'] | undefined, name: string, owner?: string): UsedResource {
    const use = uses?.[name];
    const resource = use && this.created.get(String(use.address));
    if (!use || !resource) {
      throw new Error(`"${name}" of "${owner ?? '?'}" is used before it exists: this is a bug.`);
    }
    const { node, outputs } = resource;
    return {
      address: use.address,
      type: use.address.type,
      access: use.access,
      outputs,
      target: node.target,
    };
  }

  private lacksOutputs(node: MatchedNode, outputs: Outputs): boolean {
    const { definition } = node.match;
    // What stands in for it promises the outputs, and matching looked at what that one cannot give.
    if (definition.delegate !== undefined) return false;
    const missing = promisedOutputs(definition.type).filter(
      (name) => !(name in definition.unavailable) && outputs[name] === undefined,
    );
    if (missing.length === 0) return false;
    const facts = { address: String(node.address), definition: definition.name, outputs: missing };
    this.report(missingOutput.at(node.requestedAt[0], facts));
    return true;
  }

  /** A secret that is a text would be written into the stack, wherever a placeholder asks for it. */
  private refuseReadableSecrets({ match }: MatchedNode, outputs: Outputs): void {
    const declared = Object.entries(declaredOutputs(match.definition.type, this.graph.context));
    for (const [name, { secret }] of declared) {
      if (!secret || outputs[name] === undefined || isSecret(outputs[name])) continue;
      throw new TypeError(`The output "${name}" is a secret: return secret(…), never its value`);
    }
  }

  private attempt<Result>(
    node: MatchedNode,
    phase: 'create' | 'connect' | 'receive',
    run: () => Result,
  ): Result | undefined {
    try {
      return run();
    } catch (error) {
      const { definition, pack } = node.match;
      const facts = {
        address: String(node.address),
        definition: definition.name,
        pack,
        phase,
        reason: firstLineOf(error),
      };
      this.report(definitionFailed.at(node.requestedAt[0], facts));
      return undefined;
    }
  }
}

/** What is made for one consumer of a resource; the same for what connects it and what it receives. */
function connectionScope({ scope }: CreatedResource, consumer: ResourceAddress): Construct {
  const id = connectionId(consumer);
  const made = scope.node.tryFindChild(id);
  return made instanceof Construct ? made : new Construct(scope, id);
}
