import { edgesFrom, type Access, type Edge } from '../model';
import { identityOf, type MatchedGraph, type MatchedNode } from '../pack';

/** One resource as `graph` shows it. */
export interface ResourceDescription {
  readonly address: string;
  readonly type: string;
  readonly class: string;
  readonly id: string;
  readonly definition: string;
  /** Null where a rule chose the definition. */
  readonly pack: string | null;
  /** The addresses it depends on, sorted, each once. */
  readonly dependsOn: readonly string[];
  /** How it depends on them; two ways to depend on one resource are two entries. */
  readonly edges: readonly EdgeDescription[];
  readonly workloads: readonly string[];
}

export interface EdgeDescription {
  readonly to: string;
  readonly kind: 'use' | 'need' | 'param';
  /** Null where the edge is no use. */
  readonly access: Access | null;
}

/** One environment as `graph` shows it, in text, picture and JSON alike. */
export interface GraphDescription {
  readonly project: string;
  readonly environment: string;
  readonly type: string;
  /** Sorted by address. */
  readonly resources: readonly ResourceDescription[];
}

/** The resource graph of an environment as data for views. */
export function describeGraph({ context, nodes, edges }: MatchedGraph): GraphDescription {
  const outgoing = edgesFrom(edges);
  return {
    project: context.project,
    environment: context.environment,
    type: context.environmentType,
    resources: nodes
      .map((node) => describeNode(node, outgoing.get(String(node.address)) ?? []))
      .sort((a, b) => (a.address < b.address ? -1 : 1)),
  };
}

function describeNode(node: MatchedNode, outgoing: readonly Edge[]): ResourceDescription {
  const edges = outgoing.map(({ to, kind, access = null }) => ({ to: String(to), kind, access }));
  const dependsOn = [...new Set(edges.map(({ to }) => to))].sort();
  const { workloads, ...identity } = identityOf(node);
  return { ...identity, dependsOn, edges, workloads };
}
