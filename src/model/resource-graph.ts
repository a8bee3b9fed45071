import type { SourceRange } from '../diagnostics';
import type { Access } from './access';
import type { DeploymentContext } from './deployment-context';
import type { Rename } from './project';
import type { ResourceAddress } from './resource-address';
import type { ServicePort } from './workload';

/** One resource of an environment, together with the definition that makes it. */
export interface ResourceNode<Definition> {
  readonly address: ResourceAddress;
  /** The oldest declared address: what cloud names derive from, so that a rename keeps them. */
  readonly origin: ResourceAddress;
  readonly match: Match<Definition>;
  /** Checked against the definition, defaults filled in; templates stand where placeholders were. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whose resource names the placeholders in the params use; absent where a definition asked for the node. */
  readonly paramsOf?: string | undefined;
  /** The resources its definition asked for, by the definition's own alias; sorted by alias. */
  readonly needs: Readonly<Record<string, ResourceAddress>>;
  /** The resources it uses under names of its own: a workload's requests; sorted by name. */
  readonly uses: Readonly<Record<string, Use>>;
  /** The workload and port that it leads traffic to, for types that point at one. */
  readonly target?: Target | undefined;
  /** The workloads that asked for it, directly or through another resource; sorted. */
  readonly workloads: readonly string[];
  /** Every place that asked for it. */
  readonly requestedAt: readonly SourceRange[];
}

/** The definition chosen for a resource, and where it came from. */
export interface Match<Definition> {
  readonly definition: Definition;
  /** The pack it is from; null where a rule chose it. */
  readonly pack: string | null;
}

export interface Use {
  readonly address: ResourceAddress;
  readonly access: Access;
}

export interface Target {
  readonly workload: string;
  /** Absent where the whole workload is meant. */
  readonly port?: ServicePort | undefined;
  /** All ports of that workload, sorted by name. */
  readonly ports: readonly ServicePort[];
  /** How to ask over that port whether the workload is ready, where its Score file says so. */
  readonly probe?: TargetProbe | undefined;
}

export interface TargetProbe {
  readonly path: string;
  readonly scheme: 'HTTP' | 'HTTPS';
}

/** One resource uses another. */
export interface Edge {
  readonly from: ResourceAddress;
  readonly to: ResourceAddress;
  /** `use`: a request of a workload · `need`: the definition asked for it · `param`: a placeholder in a param. */
  readonly kind: 'use' | 'need' | 'param';
  /** For uses only: what the user may do. */
  readonly access?: Access | undefined;
}

/** Everything of one environment, matched: acyclic, every list sorted, so equal input gives equal bytes. */
export interface ResourceGraph<Definition> {
  readonly context: DeploymentContext;
  readonly expires?: string | undefined;
  /** In dependency order: a node stands after everything it depends on; ties by address. */
  readonly nodes: readonly ResourceNode<Definition>[];
  /** Sorted by `from`, then `to`, then `kind`. */
  readonly edges: readonly Edge[];
  readonly renames: readonly Rename[];
}

/** The edges by the address they start from. */
export function edgesFrom(edges: readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const from = new Map<string, Edge[]>();
  for (const edge of edges) {
    const address = String(edge.from);
    const others = from.get(address);
    if (others) others.push(edge);
    else from.set(address, [edge]);
  }
  return from;
}
