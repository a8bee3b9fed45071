import type { GraphDescription, ResourceDescription } from '../graph-description';
import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { count, lines } from './words';

/** Graphs as trees: below each resource what it depends on; what was shown before is not opened again. */
export function renderGraphText(graphs: readonly GraphDescription[], palette: Palette): string {
  return graphs.map((graph) => renderTree(graph, palette)).join('\n');
}

function renderTree(
  { project, environment, type, resources }: GraphDescription,
  palette: Palette,
): string {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const dependedOn = new Set(resources.flatMap(({ dependsOn }) => dependsOn));
  const roots = resources.filter(({ address }) => !dependedOn.has(address));
  const opened = new Set<string>();

  const branch = (resource: ResourceDescription, before: string): string[] =>
    resource.dependsOn.flatMap((address, index) => {
      const last = index === resource.dependsOn.length - 1;
      const inner = byAddress.get(address);
      const stem = `${before}${palette.dim(last ? '└─' : '├─')} `;
      const uses = resource.edges.find(({ to, access }) => to === address && access !== null);
      const access = uses ? palette.dim(` · ${uses.access ?? ''}`) : '';
      if (!inner) return [`${stem}${address}${access}`];
      const again = opened.has(address) && inner.dependsOn.length > 0;
      const line = `${stem}${title(inner, palette)}${access}${again ? palette.dim(' …') : ''}`;
      if (opened.has(address)) return [line];
      opened.add(address);
      return [line, ...branch(inner, `${before}${last ? '   ' : `${palette.dim('│')}  `}`)];
    });

  const head = `${palette.bold(`${project}/${environment}`)} ${palette.dim(`(${printable(type)}, ${count(resources.length, 'resource')})`)}`;
  return lines(head, ...roots.flatMap((root) => [title(root, palette), ...branch(root, '')]));
}

function title({ address, definition, pack }: ResourceDescription, palette: Palette): string {
  return `${address}  ${palette.dim(`${pack ?? 'rule'}: ${printable(definition)}`)}`;
}
