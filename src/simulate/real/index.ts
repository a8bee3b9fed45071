export { findPlugin, type Plugin } from './find-plugin';
export { plansOffline } from './offline';
export type { PluginPlaces } from './plugin-folders';
export { realPlanner } from './real-planner';
