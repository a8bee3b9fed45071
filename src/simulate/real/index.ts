export { findPlugin } from './find-plugin';
export { plansOffline } from './offline';
export { realPlanner } from './real-planner';
