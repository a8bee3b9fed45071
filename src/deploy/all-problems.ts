import type { Problem } from '../diagnostics';
import * as deploymentProblems from './deployment-problems';
import { operationProblems } from './operation-problems';
import { guardProblems } from './problems';
import * as savedPlanProblems from './saved-plan-problems';

/** Every kind of problem that deploying can find. */
export const deployProblems: readonly Problem<never>[] = [
  ...guardProblems,
  ...operationProblems,
  ...Object.values(deploymentProblems),
  ...Object.values(savedPlanProblems),
];
