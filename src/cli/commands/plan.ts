import { resolve } from 'node:path';
import {
  dropPlan,
  inPool,
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
import { asDocument } from '../deploying/as-document';
import { exitCodeOfFailure, gravest, reportFailure } from '../deploying/outcomes';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { parallelismOf } from '../deploying/parallelism';
import { chosenPatterns, openRepository } from '../repository';
import { emitInto, environmentAt } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';
import { permissionsHold } from '../deploying/permissions-hold';
import { renderPlans } from '../views/plan';
import type { PlanView } from '../views/plan-view';

export const plan: RunCommand = async (invocation) => {
  const outcome = await planEnvironments(invocation, chosenPatterns(invocation));
  return asDocument(outcome, 'stacks', invocation);
};

/** Plans the environments that patterns choose and shows the plans; nothing is changed. */
export function planEnvironments(
  invocation: Invocation,
  patterns: readonly string[],
): Outcome | Promise<Outcome> {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, repository, async (site, run) => {
    const places = emitInto(run, repository, patterns, invocation);
    if (!places) return NOTHING;
    const { options, directory } = invocation;
    const kept = options.out === undefined ? undefined : resolve(directory, options.out);
    const bound = parallelismOf(invocation, places);
    const { allowDestroy: allowed = [] } = options;
    if (bound === undefined) return NOTHING;
    if (!(await permissionsHold(allowed, places, site))) {
      return { output: '', exitCode: EXIT.refused };
    }
    if (kept !== undefined) for (const place of places) dropPlan(kept, place);
    const wish = { allowed, checkAllowed: places.length === 1 };
    const planOne = (place: StackPlace) => planStack(place, wish, site, invocation, kept);
    const results = await inPool(places, bound, planOne, site.interruption);
    return outcomeOf(
      places.map((place, index) => results[index] ?? notBegun(place)),
      invocation,
    );
  });
}

interface PlanResult {
  readonly view: PlanView;
  readonly exitCode: ExitCode;
}

async function planStack(
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
function notBegun(place: StackPlace): PlanResult {
  const environment = nameOf(environmentAt(place));
  return { view: { environment, failed: 'interrupted' }, exitCode: EXIT.interrupted };
}

function exitCodeFor({ refusals, changed }: PlannedEnvironment, { options }: Invocation): ExitCode {
  if (refusals.length > 0) return EXIT.refused;
  return changed && options.detailedExitcode === true ? EXIT.changes : EXIT.done;
}

function failed(
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

function outcomeOf(
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
