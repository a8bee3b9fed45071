import type { ValueMap } from '../model';
import type { Outputs, ResourceType } from '../pack';

export interface ContractOptions {
  /**
   * Params to try, by `type` or `type.class`. They come before the suite's own samples of the well-known types; a
   * definition that has neither is tried without params.
   */
  readonly samples?: Readonly<Record<string, readonly ValueMap[]>>;
  /** Resource types that definitions need, and that are neither well known nor in the pack. @default none */
  readonly types?: readonly ResourceType[];
  /** Outputs and handles of the needed types that are not in the pack, by type. @default made up by the declared kinds */
  readonly standIns?: Readonly<Record<string, Outputs>>;
}
