export { OWN_ANNOTATIONS, OWN_PREFIX, SETTINGS, WORKLOAD_CLASS_ANNOTATION } from './annotations';
export { ACCESSES, ACCESS_ANNOTATION, greaterAccess, type Access } from './access';
export type {
  Actor,
  Deployment,
  DeploymentEnd,
  DeploymentOutcome,
  DeploymentStart,
  EnvironmentLock,
  EnvironmentName,
  GitState,
  LockingProcess,
  Operation,
  RecordedChange,
  RecordedInput,
} from './deployment';
export { stackName, type DeploymentContext } from './deployment-context';
export type {
  EmittedEdge,
  EmittedPack,
  EmittedPosition,
  EmittedResource,
  EmittedStack,
  StackDescription,
} from './emitted-stack';
export type { LineSubject } from './line-subject';
export type {
  AttributeChange,
  Cause,
  ChangeAction,
  ChangeCounts,
  PlannedChange,
  StackPlan,
} from './planned-change';
export {
  inputsOf,
  type Environment,
  type EnvironmentValue,
  type InputFile,
  type Project,
  type Rename,
} from './project';
export { DEFAULT_CLASS, ResourceAddress } from './resource-address';
export {
  edgesFrom,
  type Edge,
  type Match,
  type ResourceGraph,
  type ResourceNode,
  type Target,
  type TargetProbe,
} from './resource-graph';
export { STACK_DESCRIPTION_SCHEMA } from './stack-description-schema';
export type { StorePlace } from './store-place';
export { Template, type Placeholder, type Segment } from './template';
export {
  canonical,
  isContainer,
  isMap,
  isValueMap,
  templatesIn,
  type Value,
  type ValueMap,
} from './value';
export type { ResourceRequest, ServicePort, Workload } from './workload';
