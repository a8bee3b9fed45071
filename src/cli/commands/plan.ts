import { resolve } from 'node:path';
import { dropPlan, inPool, nameOf, type StackPlace } from '../../deploy';
import { asDocument } from '../deploying/as-document';
import { notBegun, outcomeOf, planStack } from '../deploying/plan-results';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { parallelismOf } from '../deploying/parallelism';
import { chosenPatterns, openRepository } from '../repository';
import { emitInto, environmentAt } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';
import { permissionsHold } from '../deploying/permissions-hold';
import { planAgainst } from '../simulating/against';
import { inItsWorld } from '../simulating/chosen-world';

export const plan: RunCommand = async (invocation) => {
  const patterns = chosenPatterns(invocation);
  const { against } = invocation.options;
  const outcome =
    against === undefined
      ? await planEnvironments(invocation, patterns)
      : await planAgainst(against, patterns, invocation);
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
    const planOne = (place: StackPlace) => {
      const command = inItsWorld(`deploy -e ${nameOf(environmentAt(place))}`, options);
      const planned = planStack(place, { ...wish, command }, site, invocation, kept);
      return planned.finally(() => site.engine.release(place));
    };
    const results = await inPool(places, bound, planOne, site.interruption);
    return outcomeOf(
      places.map((place, index) => results[index] ?? notBegun(environmentAt(place))),
      invocation,
    );
  });
}
