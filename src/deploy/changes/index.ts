export type { LineSubject } from '../../model';
export { causesOf, type CauseFacts } from './causes';
export { hashLines, lineChanges } from './changed-lines';
export type { ChangedInput } from './file-causes';
export { guard, losesData, unknownPermissions } from './guard';
export { lostBefore } from './lost-before';
export { emptyPlan, readDrift, readPlan } from './read-plan';
export { realDrift } from './real-drift';
export { linesOf, sharedLines, sharedStart } from './shared-lines';
