export { bindingsPlanner } from './bindings-planner';
export { conformBlock } from './conform';
export { replacementsOf } from './replacing';
