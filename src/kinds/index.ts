export { alias, type AliasOptions } from './alias';
export { existing, type ExistingOptions } from './existing';
export {
  terraformModule,
  type ModuleOutputs,
  type TerraformModuleOptions,
} from './terraform-module';
