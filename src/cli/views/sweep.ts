import { nameOf } from '../../deploy';
import type { DeleteResult } from '../deploying/delete-environment';
import type { SweepCandidate } from '../deploying/sweep-candidates';
import { deletedJson, renderDeleted } from './deleted';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { minute } from './moments';
import { count, lines } from './words';

/** What was found to be swept, and what came of it. */
export interface SweepView {
  readonly candidates: readonly SweepCandidate[];
  /** Empty where nothing was to be removed yet. */
  readonly results: readonly DeleteResult[];
  /** How many environments were looked at. */
  readonly looked: number;
  /** True where nothing was to be removed. */
  readonly dryRun: boolean;
}

/** A sweep in the format that was asked for. */
export function renderSweep(
  { candidates, results, looked, dryRun }: SweepView,
  format: string | undefined,
  palette: Palette,
): string {
  const byName = new Map(results.map((result) => [nameOf(result), result]));
  if (format === 'json') {
    return renderJson({
      environments: candidates.map((candidate) => ({
        project: candidate.project,
        environment: candidate.environment,
        why: candidate.why,
        expires: candidate.expires,
        ...resultJson(candidate, byName.get(nameOf(candidate))),
      })),
    });
  }
  if (candidates.length === 0) {
    return lines(`Nothing to sweep in ${count(looked, 'environment')}.`);
  }
  const found = candidates.map(
    (candidate) => `${palette.bold(nameOf(candidate))}: ${reason(candidate)}`,
  );
  const told = results.length === 0 ? '' : `\n${renderDeleted(results, 'text', palette)}`;
  return `${lines(...found)}${told}${lines('', sum(candidates, results, dryRun))}`;
}

function sum(
  candidates: readonly SweepCandidate[],
  results: readonly DeleteResult[],
  dryRun: boolean,
): string {
  const going = candidates.filter(({ refused }) => refused === undefined).length;
  if (dryRun) return `${count(going, 'environment')} would be removed.`;
  const left = candidates.length - results.filter(({ outcome }) => outcome === 'deleted').length;
  return left === 0 ? 'Nothing is left.' : `${count(left, 'environment')} left.`;
}

function resultJson({ refused }: SweepCandidate, result: DeleteResult | undefined) {
  if (result) return deletedJson(result);
  const outcome = refused === undefined ? 'to-delete' : 'refused';
  return { outcome, deployment: null, file: null };
}

function reason({ why, expires, refused }: SweepCandidate): string {
  if (why === 'file-gone') {
    const text = 'its file has gone, and what was deployed has not';
    return refused === undefined ? text : `${text}; left alone`;
  }
  if (why === 'file-unreadable') return 'its file has errors; left alone';
  return `expired at ${minute(expires ?? '')} UTC${refused === undefined ? '' : '; left alone'}`;
}
