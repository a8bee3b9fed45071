export { findRoot, loadPlatform, withPlaces } from './load-platform';
export { describePack } from './pack-content';
export { platformProblems } from './problems';
export { platformFiles } from './platform-files';
