import {
  isFailure,
  nameOf,
  planEnvironment,
  savePlan,
  type EngineFailure,
  type PlanWish,
  type PlannedEnvironment,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { EXIT, type ExitCode } from '../exit-code';
import type { Invocation, Outcome } from '../invocation';
import { renderPlans } from '../views/plan';
import type { PlanView } from '../views/plan-view';
import { exitCodeOfFailure, gravest, reportFailure } from './outcomes';
import { environmentAt } from './run-stacks';

/** What came of planning one environment. */
export interface PlanResult {
  readonly view: PlanView;
  readonly exitCode: ExitCode;
}

/**
 * Plans one stack and reports what is refused of it.
 *
 * @param kept the folder that the plan is kept in; undefined where it is not
 */
export async function planStack(
  place: StackPlace,
  wish: PlanWish,
  site: Site,
  invocation: Invocation,
  kept: string | undefined,
): Promise<PlanResult> {
  const planned = await planEnvironment(place, wish, site);
  if (isFailure(planned)) return failed(planned, environmentAt(place), invocation);
  for (const refusal of planned.refusals) site.report(refusal);
  if (kept !== undefined && planned.refusals.length === 0) {
    const unsaved = await savePlan(planned, kept, site);
    if (unsaved) return failed(unsaved, environmentAt(place), invocation);
  }
  return {
    view: { plan: planned.plan, refusals: planned.refusals },
    exitCode: exitCodeFor(planned, invocation),
  };
}

/** One that an interruption left out. */
export function notBegun(name: EnvironmentName): PlanResult {
  const environment = nameOf(name);
  return { view: { environment, failed: 'interrupted' }, exitCode: EXIT.interrupted };
}

function exitCodeFor({ refusals, changed }: PlannedEnvironment, { options }: Invocation): ExitCode {
  if (refusals.length > 0) return EXIT.refused;
  return changed && options.detailedExitcode === true ? EXIT.changes : EXIT.done;
}

/** One that failed, which is reported. */
export function failed(
  failure: EngineFailure,
  environment: EnvironmentName,
  { report }: Invocation,
): PlanResult {
  reportFailure(failure, environment, report);
  const first = failure.diagnostics.find(({ severity }) => severity === 'error');
  return {
    view: { environment: nameOf(environment), failed: first?.summary ?? failure.kind },
    exitCode: exitCodeOfFailure(failure),
  };
}

/** Several of them as one outcome; the gravest code counts. */
export function outcomeOf(
  results: readonly PlanResult[],
  { options, palette, diagnostics }: Invocation,
): Outcome {
  const codes = results.map(({ exitCode }) => exitCode);
  return {
    output: renderPlans(
      results.map(({ view }) => view),
      options.format,
      palette,
      diagnostics,
    ),
    exitCode: gravest(codes),
  };
}
