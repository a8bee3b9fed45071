export { alias, type AliasOptions } from './alias';
export { existing, type ExistingOptions } from './existing';
export { helm, type HelmOptions, type HelmOutputs } from './helm';
export type { HelmChart, HelmRelease } from './helm-release';
export {
  terraformModule,
  type ModuleOutputs,
  type TerraformModuleOptions,
} from './terraform-module';
