import type { Problem } from '../diagnostics';
import { createProblems } from '../create';
import { deployProblems } from '../deploy';
import { platformProblems } from '../load';
import { editProblems } from '../edit';
import { matchProblems } from '../match';
import { readProblems } from '../read';
import { simulationProblems } from '../simulate';
import * as environmentProblems from './environments/problems';
import * as cliProblems from './problems';
import * as revisionProblems from './simulating/revision-problems';

/** What is known of a kind of problem without an instance of it. */
export type ProblemDescription = Pick<
  Problem<never>,
  'code' | 'severity' | 'summary' | 'explanation'
>;

/** Every kind of problem that any room can find, sorted by code. */
export function catalogue(): ProblemDescription[] {
  return [
    ...readProblems,
    ...platformProblems,
    ...matchProblems,
    ...createProblems,
    ...editProblems,
    ...deployProblems,
    ...simulationProblems,
    ...Object.values(cliProblems),
    ...Object.values(environmentProblems),
    ...Object.values(revisionProblems),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}
