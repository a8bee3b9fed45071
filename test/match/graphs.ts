import type { MatchedGraph, MatchedNode } from '../../src/pack';
import type { Platform } from '../../src/platform';
import { matched, platformOf, projectOf, said, type ProjectText, type RequestText } from './estate';
import { everything } from './packs';

/** Offers one definition of every type, without rules. */
export const plain = platformOf([everything]);

/** The graph of a project that has nothing wrong with it. */
export function graphOf(project: ProjectText, platform: Platform = plain): MatchedGraph {
  const { graph, diagnostics } = matched(projectOf(project), platform);
  if (!graph) throw new Error(JSON.stringify(said(diagnostics)));
  return graph;
}

export function nodeAt({ nodes }: MatchedGraph, address: string): MatchedNode {
  const node = nodes.find((one) => String(one.address) === address);
  if (!node)
    throw new Error(`no ${address} in ${nodes.map((one) => String(one.address)).join(' ')}`);
  return node;
}

/** Edges in one line each. */
export function edgesOf({ edges }: MatchedGraph): string[] {
  return edges.map(({ from, to, kind, access }) =>
    [String(from), kind, ...(access ? [access] : []), String(to)].join(' '),
  );
}

/** A request of the type `store`. */
export const store = (more: Partial<RequestText> = {}): RequestText => ({ type: 'store', ...more });
/** The same, shared by its id. */
export const shared = (more: Partial<RequestText> = {}) => store({ id: 'main', ...more });
/** Metadata that asks for an access. */
export const access = (level: string) => ({ annotations: { 'scoreform.dev/access': level } });
