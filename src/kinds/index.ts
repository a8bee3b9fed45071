export { alias, type AliasOptions } from './alias';
export { environmentValues } from './environment-values';
export { existing, type ExistingOptions } from './existing';
export { helm, type HelmOptions, type HelmOutputs } from './helm';
export type { HelmChart, HelmRelease } from './helm-release';
export { knownEndpoints, type EndpointOptions } from './known-endpoints';
export {
  terraformModule,
  type ModuleOutputs,
  type TerraformModuleOptions,
} from './terraform-module';
