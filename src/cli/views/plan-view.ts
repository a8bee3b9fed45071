import type { Diagnostic } from '../../diagnostics';
import type { PlannedChange, StackPlan } from '../../model';

/** One environment of a plan: what would change in it, or why that is not known. */
export type PlanView =
  | {
      readonly plan: StackPlan;
      /** Why it is not to be applied, and what to do about it. @default none */
      readonly refusals?: readonly Diagnostic[];
    }
  | {
      /** As people name it: `shop/staging`. */
      readonly environment: string;
      /** What went wrong. */
      readonly failed: string;
    };

/** The name of an environment as people give it. */
export function environmentName(view: PlanView): string {
  return 'plan' in view ? `${view.plan.project}/${view.plan.environment}` : view.environment;
}

/** Why a plan is not to be applied; empty where nothing stands in the way. */
export function refusalsOf(view: PlanView): readonly Diagnostic[] {
  return 'plan' in view ? (view.refusals ?? []) : [];
}

/** One resource of a plan, with everything that changes of it. */
export interface ChangedResource {
  /** Null for what belongs to no resource. */
  readonly address: string | null;
  readonly changes: readonly PlannedChange[];
}

/** What changes for a workload, or, where the name is null, for several or for none of them. */
export interface ChangedGroup {
  readonly workload: string | null;
  readonly resources: readonly ChangedResource[];
}

/** The changes of a plan by workload and resource; what is shared comes last. */
export function groupsOf({ changes }: StackPlan): ChangedGroup[] {
  const groups = new Map<string, Map<string, PlannedChange[]>>();
  for (const change of changes) {
    const [only, ...others] = change.workloads;
    const workload = only !== undefined && others.length === 0 ? only : SHARED;
    const resources = groups.get(workload) ?? new Map<string, PlannedChange[]>();
    groups.set(workload, resources);
    const key = change.address ?? '';
    resources.set(key, [...(resources.get(key) ?? []), change]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === SHARED) - Number(b === SHARED) || (a < b ? -1 : 1))
    .map(([workload, resources]) => ({
      workload: workload === SHARED ? null : workload,
      resources: [...resources.values()].map((of) => ({
        address: of[0]?.address ?? null,
        changes: of,
      })),
    }));
}

/** No workload is called this. */
const SHARED = '';
