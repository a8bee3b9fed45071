import {
  deployEnvironment,
  inPool,
  nameOf,
  type DeployResult,
  type DeployWish,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome } from '../invocation';
import { renderDeployments } from '../views/deployments';
import { exitCodeOf, gravest, reportResult } from './outcomes';
import { parallelismOf } from './parallelism';
import { inItsWorld } from '../simulating/chosen-world';
import { removeRemains } from '../simulating/remains';
import { permissionsHold } from './permissions-hold';
import { environmentAt } from './run-stacks';

/** What is to be done to several environments. */
export interface FleetWish extends DeployWish {
  /** The one of which all data may be lost. @default none */
  readonly confirmed?: EnvironmentName;
}

/** Deploys stacks side by side and says what came of each. */
export async function deployAll(
  places: readonly StackPlace[],
  { confirmed, ...wish }: FleetWish,
  site: Site,
  invocation: Invocation,
): Promise<Outcome> {
  const { options, report, palette, diagnostics } = invocation;
  // People are asked one thing at a time.
  const bound = wish.confirm ? 1 : parallelismOf(invocation, places);
  if (bound === undefined) return NOTHING;
  if (!(await permissionsHold(wish.allowed, places, site))) {
    return { output: '', exitCode: EXIT.refused };
  }
  const checked = { ...wish, checkAllowed: places.length === 1 };
  const deployOne = async (place: StackPlace) => {
    const name = nameOf(environmentAt(place));
    const allowAll = confirmed !== undefined && nameOf(confirmed) === name;
    const command = wish.command ?? inItsWorld(`${wish.operation} -e ${name}`, options);
    const own = { ...checked, command, allowAll };
    const result = await deployEnvironment(place, own, site).finally(() =>
      site.engine.release(place),
    );
    reportResult(result, site.store, report);
    const isGone = wish.destroy === true && result.outcome === 'done';
    if (isGone && options.simulate === true) removeRemains(place, site);
    return result;
  };
  const begun = await inPool(places, bound, deployOne, site.interruption);
  const results = places.map((place, index) => begun[index] ?? notBegun(place));
  return {
    output: renderDeployments(results, options.format, palette, diagnostics, options.simulate),
    saysSimulated: true,
    exitCode: gravest(results.map(exitCodeOf)),
  };
}

/** One that an interruption left out. */
function notBegun(place: StackPlace): DeployResult {
  const { project, environment } = environmentAt(place);
  const failure = { kind: 'interrupted', diagnostics: [] } as const;
  return { project, environment, outcome: 'failed', failure };
}
