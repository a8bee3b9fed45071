import type { Problem } from '../diagnostics';
import { createProblems } from '../create';
import { deployProblems } from '../deploy';
import { platformProblems } from '../load';
import { editProblems } from '../edit';
import { matchProblems } from '../match';
import { readProblems } from '../read';
import * as environmentProblems from './environments/problems';
import * as cliProblems from './problems';

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
    ...Object.values(cliProblems),
    ...Object.values(environmentProblems),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}
