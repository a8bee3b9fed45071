import { nameOf } from '../../deploy';
import type { DeleteResult } from '../deploying/delete-environment';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { lines } from './words';

/** What came of deleting environments, and what is left to do. */
export function renderDeleted(
  results: readonly DeleteResult[],
  format: string | undefined,
  palette: Palette,
): string {
  if (format === 'json') return renderJson({ environments: results.map(deletedJson) });
  const files = results.flatMap((result) =>
    result.outcome === 'deleted' && result.file !== null ? [result.file] : [],
  );
  // Not as a command: one that names a file which git never knew fails.
  const commit = files.length === 0 ? [] : ['', `Commit the removal of ${files.join(' and ')}.`];
  return lines(...results.map((result) => line(result, palette)), ...commit);
}

/** What came of one, as scripts read it. */
export function deletedJson(result: DeleteResult) {
  const { project, environment, outcome } = result;
  return {
    project,
    environment,
    outcome,
    deployment: outcome === 'deleted' ? result.deployment : null,
    file: outcome === 'deleted' ? result.file : null,
  };
}

function line(result: DeleteResult, palette: Palette): string {
  const name = palette.bold(nameOf(result));
  if (result.outcome === 'left') return `${name}: ${palette.error('not removed')}`;
  const { deployment, file } = result;
  const parts = [
    ...(deployment === null ? [] : [`nothing is left (deployment ${deployment})`]),
    ...(file === null ? [] : [`${file} removed`]),
  ];
  return `${name}: ${parts.length > 0 ? parts.join(', ') : 'had gone already'}`;
}
