import { nameOf, type BlockDifference, type DeploymentDifference } from '../../deploy';
import type { EnvironmentName } from '../../model';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { printable } from './printable';
import { section } from './section';
import { columns, lines } from './words';

/** What differs between two deployments of an environment. */
export interface HistoryDiffView extends EnvironmentName {
  readonly before: string;
  readonly after: string;
  readonly difference: DeploymentDifference;
}

/** A difference in the format that was asked for. */
export function renderHistoryDiff(
  view: HistoryDiffView,
  format: string | undefined,
  palette: Palette,
): string {
  const { project, environment, before, after, difference } = view;
  if (format === 'json') {
    return renderJson({ project, environment, before, after, ...difference });
  }
  const title = `${nameOf(view)}, from deployment ${before} to ${after}`;
  const told = sections(difference, palette);
  return lines(palette.bold(title), ...(told.length > 0 ? told : ['  nothing differs']));
}

function sections(difference: DeploymentDifference, palette: Palette): string[] {
  const { inputs, resources, packs, providers, blocks } = difference;
  const versions = (list: DeploymentDifference['packs']) =>
    columns(list.map(({ name, before, after }) => [name, `${before ?? '-'} → ${after ?? '-'}`]));
  return [
    ...section(
      'files',
      columns(inputs.map((input) => [printable(input.path), input.change, lineCounts(input)])),
      palette,
    ),
    ...section('packs', versions(packs), palette),
    ...section('providers', versions(providers), palette),
    ...section(
      'resources',
      columns(
        resources.map(({ address, change, before, after }) => [
          printable(address),
          change === 'definition' ? `${before ?? '-'} → ${after ?? '-'}` : change,
        ]),
      ),
      palette,
    ),
    ...section(
      'stack',
      blocks === null
        ? ['not known: the stack of one of them is gone']
        : blocks.flatMap(blockLines),
      palette,
    ),
  ];
}

function lineCounts({ linesAdded, linesRemoved }: DeploymentDifference['inputs'][number]): string {
  return linesAdded === null || linesRemoved === null
    ? ''
    : `+${String(linesAdded)} −${String(linesRemoved)} lines`;
}

function blockLines({ address, block, change, settings }: BlockDifference): string[] {
  const name = address === null ? block : `${address} (${block})`;
  const rows = settings.map(({ path, before, after }) => [
    `  ${printable(path)}`,
    `${valueText(before)} → ${valueText(after)}`,
  ]);
  return [`${printable(name)}: ${change}`, ...columns(rows)];
}

function valueText(value: unknown): string {
  return value === undefined ? '(none)' : printable(JSON.stringify(value));
}
