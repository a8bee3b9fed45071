import type { GraphDescription } from '../graph-description';

/** Graphs in the language of Mermaid, which GitHub and GitLab draw in Markdown; an environment as a subgraph. */
export function renderGraphMermaid(graphs: readonly GraphDescription[]): string {
  const body = graphs.flatMap((graph, index) => subgraph(graph, `e${String(index)}`));
  return ['flowchart LR', ...body, ''].join('\n');
}

function subgraph(
  { project, environment, type, resources }: GraphDescription,
  prefix: string,
): string[] {
  // Mermaid's ids take few characters and none of its words, so nodes are numbered.
  const ids = new Map(
    resources.map(({ address }, index) => [address, `${prefix}n${String(index)}`]),
  );
  return [
    `  subgraph ${prefix}["${escape(`${project}/${environment} (${type})`)}"]`,
    ...resources.map(
      ({ address, definition, pack }) =>
        `    ${ids.get(address) ?? ''}["${escape(address)}<br>${escape(`${pack ?? 'rule'}: ${definition}`)}"]`,
    ),
    ...resources.flatMap(({ address, edges }) =>
      edges.map(({ to, kind, access }) => {
        const arrow = kind === 'use' ? `-->|${escape(access ?? '')}|` : '-.->';
        return `    ${ids.get(address) ?? ''} ${arrow} ${ids.get(to) ?? ''}`;
      }),
    ),
    '  end',
  ];
}

/** Everything that Mermaid or HTML could read as more than a letter, as an entity of Mermaid's. */
function escape(text: string): string {
  return text.replace(
    /[^A-Za-z0-9 _.:/()-]/gu,
    (character) => `#${String(character.codePointAt(0))};`,
  );
}
