import { nameNotGiven, nameOf, protectedByType, type Site } from '../../deploy';
import type { EnvironmentName } from '../../model';
import { asker } from '../deploying/ask';
import { confirmation } from '../deploying/confirmation';
import { confirmedAmong, isConfirmed } from '../deploying/confirmed';
import {
  deleteEnvironment,
  type DeleteResult,
  type DeleteWish,
} from '../deploying/delete-environment';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { restoreWhole } from '../deploying/last-stacks';
import { isProtected } from '../deploying/protection';
import { unknownEnvironment } from '../problems';
import { oneRecorded } from '../deploying/recorded-environments';
import { openRepository } from '../repository';
import { atSite } from '../deploying/site';
import { renderDeleted } from '../views/deleted';
import { renderPlanText } from '../views/plan-text';

export const environmentDelete: RunCommand = (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { args, options, report } = invocation;
  return atSite(invocation, repository, async (site, run) => {
    // The name is an argument here, and means what it means behind -e.
    const named = { ...invocation, options: { ...options, environment: args } };
    const name = await oneRecorded(named, repository, site.store);
    if (!name) return NOTHING;
    const [given = ''] = args;
    if (given !== nameOf(name)) {
      const hint = ` Did you mean "${nameOf(name)}"?`;
      report(unknownEnvironment.at(undefined, { given, hint, known: [nameOf(name)] }));
      return NOTHING;
    }
    if (confirmedAmong([name], options.confirm, report) === 'none') {
      return { output: '', exitCode: EXIT.refused };
    }
    const stack = await restoreWhole(name, run, site);
    const wish = wishFor(name, invocation, site);
    if (wish.allowAll !== true && isProtected(name, stack, repository)) {
      report(protectedByType.at(undefined, { environment: nameOf(name) }));
      return { output: '', exitCode: EXIT.refused };
    }
    const forgetting = { ...wish, forget: options.forget ?? false };
    const result = await deleteEnvironment(name, stack, forgetting, { site, run, repository });
    return outcomeOf(result, invocation);
  });
};

/** On a terminal the name is asked for, where it was not given; off a terminal the guard decides. */
function wishFor(name: EnvironmentName, invocation: Invocation, site: Site): DeleteWish {
  const { options } = invocation;
  const allowed = options.allowDestroy ?? [];
  if (isConfirmed(name, options.confirm)) {
    const confirm = confirmation(invocation);
    return { allowed, allowAll: true, ...(confirm && { confirm }) };
  }
  const confirm = askForName(name, invocation, site);
  return confirm ? { allowed, allowAll: true, confirm } : { allowed };
}

function askForName(
  name: EnvironmentName,
  invocation: Invocation,
  { report }: Site,
): DeleteWish['confirm'] {
  const ask = asker(invocation);
  if (!ask) return undefined;
  const { palette, terminal } = invocation;
  const environment = nameOf(name);
  return async (plan) => {
    terminal.stderr.write(renderPlanText([{ plan }], palette));
    const answer = await ask(`\nAll of this goes, data too. Type "${name.environment}" to go on: `);
    const agreed = isConfirmed(name, answer.trim());
    if (!agreed) report(nameNotGiven.at(undefined, { environment }));
    return agreed;
  };
}

function outcomeOf(result: DeleteResult, { options, palette }: Invocation): Outcome {
  const output = renderDeleted([result], options.format, palette);
  if (result.outcome === 'deleted') return { output };
  return { output, exitCode: result.exitCode };
}
