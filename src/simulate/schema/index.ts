export type { Bindings } from './bindings';
export { findBindings } from './find-bindings';
export { readBindings } from './read-bindings';
export { noBindings, schemaProblems } from './problems';
