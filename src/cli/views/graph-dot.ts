import type { GraphDescription } from '../graph-description';

/** Graphs in the language of Graphviz, an environment as a cluster. */
export function renderGraphDot(graphs: readonly GraphDescription[]): string {
  return [
    'digraph scoreform {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded, fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...graphs.flatMap(cluster),
    '}',
    '',
  ].join('\n');
}

function cluster({ project, environment, type, resources }: GraphDescription): string[] {
  const place = `${project}/${environment}`;
  const id = (address: string) => quote(`${place} ${address}`);
  return [
    `  subgraph ${quote(`cluster ${place}`)} {`,
    `    label=${quote(`${place} (${type})`)};`,
    ...resources.map(
      ({ address, definition, pack }) =>
        `    ${id(address)} [label=${quote(`${address}\n${pack ?? 'rule'}: ${definition}`)}];`,
    ),
    ...resources.flatMap(({ address, edges }) =>
      edges.map(({ to, kind, access }) => {
        const style = kind === 'use' ? `label=${quote(access ?? '')}` : 'style=dashed';
        return `    ${id(address)} -> ${id(to)} [${style}];`;
      }),
    ),
    '  }',
  ];
}

/** A quoted text of Graphviz. A backslash would begin an escape of its own, so it is doubled. */
function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\r?\n|\r/g, '\\n');
  return `"${escaped}"`;
}
