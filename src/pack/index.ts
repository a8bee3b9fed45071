export { checkOptions, textOption } from './check-options';
export { checkParams, type CheckedParams, type ParamIssue } from './check-params';
export {
  definePack,
  type MatchedGraph,
  type MatchedNode,
  type Pack,
  type PackOptions,
  type PackSource,
} from './define-pack';
export { defineResource } from './define-resource';
export type {
  ConnectInput,
  Consumer,
  CreateContext,
  CreateInput,
  Created,
  DefinitionOptions,
  Grants,
  Need,
  Needs,
  Outputs,
  Per,
  ReceiveInput,
  ResourceDefinition,
  Safe,
  UsedResource,
} from './definition';
export { isWantedAsText } from './holes';
export { identityOf } from './node-identity';
export { needsOf } from './needs-of';
export { Name, hashOf, shortened, type NameOptions } from './name';
export { escapeDeep, isPlain } from './escape-deep';
export { outputsAs } from './outputs-as';
export {
  declaredOutputs,
  defineResourceType,
  kindOf,
  promisedOutputs,
  type OutputDeclaration,
  type OutputKind,
  type PointsAt,
  type RequestFacts,
  type ResourceType,
  type ResourceTypeOptions,
  type Shape,
} from './resource-type';
export {
  revisionOf,
  revisionsOption,
  type PathSecretStore,
  type SecretStoreOptions,
} from './revision';
export {
  isSecret,
  plainText,
  secret,
  type MixedText,
  type SecretValue,
  type SecretWays,
  type TextPart,
} from './secret';
export {
  deferredKind,
  isDeferred,
  resourceParam,
  secretParam,
  text,
  type DeferredParam,
} from './special-params';
export { escapeText, holdsTokenMarker, type TerraformText } from './terraform-text';
