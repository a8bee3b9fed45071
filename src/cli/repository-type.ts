import type { Platform } from '../platform';
import type { Fault } from '../simulate';

/** The platform repository that a command acts in. */
export interface Repository {
  readonly root: string;
  readonly platform: Platform;
  /** Where its deployments are a pretence. @default none: they are real */
  readonly world?: SimulatedWorld;
}

/** Where deployments go that no cloud is asked for: their states and records are apart from the real ones. */
export interface SimulatedWorld {
  /** The folder below `.scoreform` that holds all of it; its runs are marked with the same name. */
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Whether a real provider that lies on this machine plans in place of the bindings. @default true */
  readonly real?: boolean;
}
