import { resolve } from 'node:path';
import {
  checkPermissions,
  deployEnvironment,
  inPool,
  keptPlans,
  nameOf,
  noPlan,
  takeUpPlan,
  type DeployResult,
  type DeployWish,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { StackPlan } from '../../model';
import { asker, isYes } from '../deploying/ask';
import { exitCodeOf, gravest, reportResult } from '../deploying/outcomes';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { parallelismOf } from '../deploying/parallelism';
import { environmentNeeded } from '../problems';
import { chosenPatterns, forEachEnvironment, openRepository, type Repository } from '../repository';
import { emitInto, environmentAt } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';
import { renderDeployments } from '../views/deployments';
import { renderPlanText } from '../views/plan-text';

export const deploy: RunCommand = (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { options, directory, report } = invocation;
  if (options.plan === undefined) {
    const patterns = chosenPatterns(invocation);
    if (patterns.length === 0 && hasSeveral(repository)) {
      report(environmentNeeded.at(undefined, { command: 'deploy' }));
      return NOTHING;
    }
    return deployChosen(invocation, repository, patterns, {});
  }
  const folder = resolve(directory, options.plan);
  const kept = keptPlans(folder);
  if (!kept) {
    report(noPlan.at(undefined, { folder: options.plan }));
    return NOTHING;
  }
  return deployChosen(invocation, repository, kept.map(nameOf), { saved: folder });
};

function hasSeveral({ root }: Repository): boolean {
  let environments = 0;
  forEachEnvironment(root, () => environments++);
  return environments > 1;
}

function deployChosen(
  invocation: Invocation,
  repository: Repository,
  patterns: readonly string[],
  { saved }: { readonly saved?: string },
): Promise<Outcome> {
  const { options } = invocation;
  return atSite(invocation, repository, async (site, run) => {
    const places = emitInto(run, repository, patterns, invocation);
    if (!places) return NOTHING;
    // A plan that was kept has been seen already.
    const confirm = saved === undefined ? confirmation(invocation) : undefined;
    const wish: DeployWish = {
      operation: 'deploy',
      allowed: options.allowDestroy ?? [],
      ...(confirm && { confirm }),
      ...(saved !== undefined && { saved: (place) => takeUpPlan(saved, place, site) }),
    };
    return deployAll(places, wish, site, invocation);
  });
}

/** Deploys stacks side by side and says what came of each. */
export async function deployAll(
  places: readonly StackPlace[],
  wish: DeployWish,
  site: Site,
  invocation: Invocation,
): Promise<Outcome> {
  const { options, report, palette } = invocation;
  // People are asked one thing at a time.
  const bound = wish.confirm ? 1 : parallelismOf(invocation, places);
  if (bound === undefined || !(await permissionsHold(wish.allowed, places, site))) return NOTHING;
  const checked = { ...wish, checkAllowed: places.length === 1 };
  const deployOne = async (place: StackPlace) => {
    const result = await deployEnvironment(place, checked, site);
    reportResult(result, site.store, report);
    return result;
  };
  const results = await inPool(places, bound, deployOne, site.interruption);
  return outcomeOf(
    places.map((place, index) => results[index] ?? notBegun(place)),
    options.format,
    palette,
  );
}

/** One that an interruption left out. */
function notBegun(place: StackPlace): DeployResult {
  const { project, environment } = environmentAt(place);
  const failure = { kind: 'interrupted', diagnostics: [] } as const;
  return { project, environment, outcome: 'failed', failure };
}

/** Whether permissions that are given for several environments at once name something; reports those that do not. */
export async function permissionsHold(
  allowed: readonly string[],
  places: readonly StackPlace[],
  site: Site,
): Promise<boolean> {
  const unknown = places.length > 1 ? await checkPermissions(allowed, places, site) : [];
  for (const diagnostic of unknown) site.report(diagnostic);
  return unknown.length === 0;
}

function outcomeOf(
  results: readonly DeployResult[],
  format: string | undefined,
  palette: Invocation['palette'],
): Outcome {
  return {
    output: renderDeployments(results, format, palette),
    exitCode: gravest(results.map(exitCodeOf)),
  };
}

/** Shows a plan and asks; undefined where nobody is to be asked. */
export function confirmation(
  invocation: Invocation,
): ((plan: StackPlan) => Promise<boolean>) | undefined {
  const ask = asker(invocation);
  if (!ask) return undefined;
  const { palette, terminal } = invocation;
  return async (plan) => {
    terminal.stderr.write(renderPlanText([{ plan }], palette));
    return isYes(await ask('\nApply this? [y/N] '));
  };
}
