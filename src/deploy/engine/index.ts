export { eventOf } from './events';
export { Engine, type StateOutput } from './engine';
export { isFailure } from './failure';
export { OLDEST_ENGINE, findEngine, isAtLeast } from './find-engine';
export { LOCKS, STACK_FILE } from './prepared';
export type * from './types';
