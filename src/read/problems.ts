import type { Problem } from '../diagnostics';
import * as placeholder from './placeholder-problems';
import * as project from './project-problems';
import * as score from './score-problems';
import * as source from './source-problems';
import * as yaml from './yaml-problems';

export * from './placeholder-problems';
export * from './project-problems';
export * from './score-problems';
export * from './source-problems';
export * from './yaml-problems';

type AnyProblem = Pick<Problem<never>, 'code' | 'severity' | 'summary' | 'explanation'>;

const subjects: readonly Readonly<Record<string, AnyProblem>>[] = [
  yaml,
  score,
  placeholder,
  project,
  source,
];

/** Every kind of problem that reading can find, for `scoreform explain <code>` and the reference; sorted by code. */
export const readProblems: readonly AnyProblem[] = subjects
  .flatMap((problems) => Object.values(problems))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
