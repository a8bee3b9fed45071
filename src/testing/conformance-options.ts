import type { EnvironmentType } from '../platform';
import type { ContractOptions } from './contract-options';

export interface ConformanceOptions extends ContractOptions {
  /** An environment type that uses the pack: what else there is, and whether it is protected. @default one with the pack alone */
  readonly environmentType?: EnvironmentType;
  /** The folder of the repository, for the packages that providers come from. @default the working directory */
  readonly root?: string;
}
