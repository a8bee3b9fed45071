import type { Problem } from '../diagnostics';
import * as problems from './problems';

export { editEnvironment } from './edit-environment';
export type { EnvironmentEdit } from './environment-edit';
export { scalarText } from './scalar-text';

/** Every kind of problem that editing can find, sorted by code. */
export const editProblems: readonly Pick<
  Problem<never>,
  'code' | 'severity' | 'summary' | 'explanation'
>[] = Object.values(problems);
