import type { Problem } from '../diagnostics';
import * as choice from './choice-problems';
import * as graph from './graph-problems';
import * as param from './param-problems';
import * as request from './request-problems';

export * from './choice-problems';
export * from './graph-problems';
export * from './param-problems';
export * from './request-problems';

type ProblemKind = Pick<Problem<never>, 'code' | 'severity' | 'summary' | 'explanation'>;

const found: readonly ProblemKind[] = [
  ...Object.values(choice),
  ...Object.values(graph),
  ...Object.values(param),
  ...Object.values(request),
];

/** Every kind of problem that matching can find, for `scoreform explain <code>` and the reference; sorted by code. */
export const matchProblems = [...found].sort((a, b) => (a.code < b.code ? -1 : 1));
