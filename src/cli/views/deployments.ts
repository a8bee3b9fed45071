import { nameOf, type DeployResult } from '../../deploy';
import type { Diagnostic } from '../../diagnostics';
import type { RecordedChange } from '../../model';
import type { Palette } from './diagnostic-text';
import { diagnosticJson, renderJson } from './json';
import { count, lines } from './words';

/**
 * What came of deploying environments.
 *
 * @param simulated true where none of them was asked for in earnest
 */
export function renderDeployments(
  results: readonly DeployResult[],
  format: string | undefined,
  palette: Palette,
  diagnostics: readonly Diagnostic[],
  simulated = false,
): string {
  if (format === 'json') {
    return renderJson({
      deployments: results.map(deploymentJson),
      diagnostics: diagnostics.map(diagnosticJson),
    });
  }
  const deployment = simulated ? 'simulated deployment' : 'deployment';
  return lines(...results.map((result) => line(result, deployment, palette)));
}

function deploymentJson(result: DeployResult) {
  const { project, environment, outcome } = result;
  const end = 'end' in result ? result.end : undefined;
  return {
    id: end?.id ?? null,
    project,
    environment,
    outcome: end?.outcome ?? outcome,
    finishedAt: end?.finishedAt ?? null,
    changes: end?.changes ?? [],
  };
}

function line(result: DeployResult, deployment: string, palette: Palette): string {
  const name = palette.bold(nameOf(result));
  switch (result.outcome) {
    case 'done': {
      const { start, end } = result;
      return `${name}: ${sums(end.changes)} (${deployment} ${start.id})`;
    }
    case 'declined':
      return `${name}: not applied`;
    case 'refused':
      return `${name}: ${palette.error('refused')}, nothing was changed`;
    case 'locked':
      return `${name}: ${palette.error('locked')}, nothing was changed`;
    case 'failed': {
      const { end } = result;
      const said = end ? `${sums(end.changes)} (${deployment} ${end.id})` : 'nothing was changed';
      return `${name}: ${palette.error(result.failure.kind)}, ${said}`;
    }
  }
}

const WORDS: readonly (readonly [RecordedChange['action'], string])[] = [
  ['create', 'created'],
  ['update', 'changed'],
  ['replace', 'replaced'],
  ['delete', 'deleted'],
  ['move', 'moved'],
  ['forget', 'forgotten'],
];

/** What was done, as in `3 created, 1 changed`. */
export function sums(changes: readonly RecordedChange[]): string {
  const done = changes.filter(({ result }) => result === 'done');
  const failed = changes.filter(({ result }) => result === 'failed').length;
  const parts = WORDS.flatMap(([action, word]) => {
    const number = done.filter((change) => change.action === action).length;
    return number > 0 ? [`${String(number)} ${word}`] : [];
  });
  if (failed > 0) parts.push(count(failed, 'failure'));
  return parts.length > 0 ? parts.join(', ') : 'nothing to change';
}
