import { nameOf, type ResourceOutputs, type VisibleAddress } from '../../deploy';
import type { EnvironmentName } from '../../model';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { printable } from './printable';
import { columns, lines } from './words';

/** What one environment gives; no resources where nothing is deployed, or where it could not be asked. */
export interface OutputsView extends EnvironmentName {
  readonly state: 'deployed' | 'not-deployed' | 'not-asked' | 'state-missing';
  readonly urls: readonly VisibleAddress[];
  readonly resources: readonly ResourceOutputs[];
}

/** Outputs in the format that was asked for. */
export function renderOutputs(
  environments: readonly OutputsView[],
  format: string | undefined,
  palette: Palette,
): string {
  if (format === 'json') {
    return renderJson({
      environments: environments.map(({ project, environment, state, urls, resources }) => ({
        project,
        environment,
        state,
        urls,
        resources,
      })),
    });
  }
  return environments.map((view) => lines(...textOf(view, palette))).join('\n');
}

function textOf(view: OutputsView, palette: Palette): string[] {
  const name = palette.bold(nameOf(view));
  if (view.state === 'not-deployed') return [`${name}: nothing is deployed`];
  if (view.state === 'not-asked') return [`${name}: ${palette.error('could not be asked')}`];
  if (view.state === 'state-missing') return [`${name}: ${palette.error('its state is empty')}`];
  const urls = columns(
    view.urls.map(({ url, address }) => [`  ${printable(url)}`, printable(address)]),
  );
  const resources = view.resources.flatMap(({ address, outputs }) => [
    `  ${printable(address)}`,
    ...columns(
      Object.entries(outputs).map(([output, value]) => [`    ${printable(output)}`, text(value)]),
    ),
  ]);
  if (urls.length + resources.length === 0) return [`${name}: no outputs`];
  return [name, ...urls, ...(urls.length > 0 ? [''] : []), ...resources];
}

function text(value: unknown): string {
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}
