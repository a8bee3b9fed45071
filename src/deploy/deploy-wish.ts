import type { Diagnostic } from '../diagnostics';
import type {
  DeploymentEnd,
  DeploymentStart,
  EnvironmentLock,
  EnvironmentName,
  Operation,
  RecordedInput,
  StackDescription,
  StackPlan,
} from '../model';
import type { EngineFailure } from './engine';
import type { KnownStack } from './known-stack';
import type { PlanWish, PlannedEnvironment } from './plan-environment';

/** What is to be done to one environment. */
export interface DeployWish extends PlanWish {
  readonly operation: Operation;
  readonly goesBackTo?: string;
  /** The files of the stack as an earlier record has them, where they may be other ones by now. @default none */
  readonly inputs?: readonly RecordedInput[];
  /** Asked with each plan that changes something; applying goes on where it answers true. */
  readonly confirm?: (plan: StackPlan) => Promise<boolean>;
  /** A plan that was made before and is to be applied exactly, in place of one made now. */
  readonly saved?: (stack: KnownStack) => Promise<PlannedEnvironment | EngineFailure>;
}

/** What came of one environment. */
export type DeployResult = EnvironmentName &
  (
    | {
        readonly outcome: 'done';
        readonly start: DeploymentStart;
        readonly end: DeploymentEnd;
        readonly description: StackDescription;
      }
    | { readonly outcome: 'declined' }
    | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
    | { readonly outcome: 'locked'; readonly holder: EnvironmentLock }
    | {
        readonly outcome: 'failed';
        readonly failure: EngineFailure;
        /** Present where applying had begun. */
        readonly end?: DeploymentEnd | undefined;
      }
  );
