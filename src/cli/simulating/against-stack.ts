import {
  deployEnvironment,
  emptyPlan,
  nameOf,
  parseDescription,
  readStack,
  type DeployResult,
  type PlanWish,
  type StackPlace,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { exitCodeOf, reportResult } from '../deploying/outcomes';
import { notBegun, planStack, type PlanResult } from '../deploying/plan-results';
import { EXIT } from '../exit-code';
import type { Invocation } from '../invocation';
import type { AgainstSite } from './against-site';
import { isServedLike, standsAlone } from './against-text';
import { environmentGone } from './revision-problems';
import type { Revision } from './revision';

/** One environment as a revision has it and as the working tree does; at least one of them has it. */
export interface Versions {
  readonly environment: EnvironmentName;
  readonly older: StackPlace | undefined;
  readonly newer: StackPlace | undefined;
}

/** What comparing works with. */
export interface Comparison {
  readonly at: AgainstSite;
  readonly revision: Revision;
  readonly wish: PlanWish;
  readonly invocation: Invocation;
}

/** Deploys the older version of an environment in the simulator, and plans the newer one on that. */
export async function planVersions(
  versions: Versions,
  comparison: Comparison,
): Promise<PlanResult> {
  const { at, revision, wish, invocation } = comparison;
  const { environment, older, newer } = versions;
  const [before, after] = [older && readStack(older), newer && readStack(newer)];
  if (before && after && before.terraform === after.terraform && standsAlone(after.terraform)) {
    const plan = emptyPlan(parseDescription(after.description));
    return { view: { plan }, exitCode: EXIT.done };
  }
  if (older && before) {
    at.keepHere(older, environment, before);
    const deployed = await deployEnvironment(older, { operation: 'deploy', allowed: [] }, at.older);
    // A real provider takes seconds to begin.
    const isServed = !after || isServedLike(before.terraform, after.terraform);
    if (!isServed) await at.older.engine.release(older);
    if (deployed.outcome !== 'done') return notDeployed(deployed, environment, comparison);
  }
  if (newer && after) {
    at.keepHere(newer, environment, after);
    return planStack(newer, wish, at.newer, invocation, undefined);
  }
  if (!older) throw new Error('This is a bug: an environment without a file in either version.');
  const facts = { environment: nameOf(environment), revision: revision.name };
  invocation.report(environmentGone.at(undefined, facts));
  const removal = { ...wish, destroy: true, allowAll: true };
  return planStack(older, removal, at.newer, invocation, undefined);
}

function notDeployed(
  deployed: DeployResult,
  environment: EnvironmentName,
  { at, revision, invocation }: Comparison,
): PlanResult {
  const version = `${environment.environment} as of ${revision.name}`;
  reportResult({ ...deployed, environment: version }, at.older.store, invocation.report);
  const exitCode = exitCodeOf(deployed);
  if (exitCode === EXIT.interrupted) return notBegun(environment);
  const failed = `${revision.name} cannot be deployed in a simulation`;
  return { view: { environment: nameOf(environment), failed }, exitCode };
}
