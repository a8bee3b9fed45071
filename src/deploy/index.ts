export { Engine, OLDEST_ENGINE, findEngine, isAtLeast, isFailure } from './engine';
export type * from './engine';
export { currentActor, gitState } from './actor';
export { emptyPlan, linesOf, losesData, sharedLines, sharedStart } from './changes';
export { deployProblems } from './all-problems';
export { checkPermissions } from './check-permissions';
export { deployEnvironment } from './deploy-environment';
export type { DeployResult, DeployWish } from './deploy-wish';
export {
  engineFailed,
  environmentLocked,
  interrupted,
  noEngine,
  stateLocked,
} from './deployment-problems';
export { isGone } from './last-known';
export { planEnvironment, type PlanWish, type PlannedEnvironment } from './plan-environment';
export { inPool, parseParallelism } from './pool';
export { poolSizeFor } from './pool-for-stacks';
export type { Progress } from './progress';
export { restoreStack } from './restore-stack';
export { dropPlan, keptPlans, savePlan, takeUpPlan } from './saved-plan';
export { noPlan } from './saved-plan-problems';
export { environmentOf, nameOf, type Site } from './site';
export {
  DESCRIPTION_FILE,
  STACK_FILE,
  parseDescription,
  readStack,
  writeStack,
  type StackTexts,
} from './stack-files';
export { removeLeftovers } from './remove-leftovers';
export { ROOT_FROM_RUN, RunFolder, Workspace } from './workspace';
export {
  compareDeployments,
  type DeploymentDifference,
  type RecordedDeployment,
} from './compare-deployments';
export type { BlockDifference } from './compare-stacks';
export { driftOf } from './drift';
export { askHealth, type FailedCheck } from './health';
export { prepareToAsk, recordedStack, restoreLast, type LastStack } from './last-stack';
export {
  brokenRecords,
  confirmsNothing,
  lockUnreadable,
  nameNotGiven,
  protectedByType,
  recordWithoutStack,
  stateNotStored,
  sweepRefused,
  sweepUnreadable,
  unlockNeedsConsent,
} from './operation-problems';
export { standingOf, type Standing } from './standing';
export {
  outputsOf,
  visibleAddresses,
  type ResourceOutputs,
  type VisibleAddress,
} from './stack-outputs';
export { stateLockOf } from './state-lock';
