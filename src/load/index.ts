export { callSitePlace, findRoot, loadPlatform } from './load-platform';
export { describePack } from './pack-content';
export { platformProblems } from './problems';
