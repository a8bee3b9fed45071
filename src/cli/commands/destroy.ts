import { nameOf } from '../../deploy';
import { asDocument } from '../deploying/as-document';
import { confirmation } from '../deploying/confirmation';
import { confirmedAmong } from '../deploying/confirmed';
import { deployAll, type FleetWish } from '../deploying/deploy-all';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { confirmationNeeded, environmentNeeded } from '../problems';
import { chosenPatterns, openRepository } from '../repository';
import { emitInto, environmentAt } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';

export const destroy: RunCommand = async (invocation) =>
  asDocument(await destroyChosen(invocation), 'deployments', invocation);

function destroyChosen(invocation: Invocation): Outcome | Promise<Outcome> {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { options, report } = invocation;
  const patterns = chosenPatterns(invocation);
  if (patterns.length === 0) {
    report(environmentNeeded.at(undefined, { command: 'destroy' }));
    return NOTHING;
  }
  return atSite(invocation, repository, async (site, run) => {
    const places = emitInto(run, repository, patterns, invocation);
    if (!places) return NOTHING;
    const environments = places.map((place) => environmentAt(place));
    const confirmed = confirmedAmong(environments, options.confirm, report);
    if (confirmed === 'none') return { output: '', exitCode: EXIT.refused };
    const unconfirmed = environments.filter((one) => one.protected && one !== confirmed);
    for (const name of unconfirmed) {
      report(confirmationNeeded.at(undefined, { environment: nameOf(name), command: 'destroy' }));
    }
    if (unconfirmed.length > 0) return { output: '', exitCode: EXIT.refused };
    const confirm = confirmation(invocation);
    const wish: FleetWish = {
      operation: 'destroy',
      destroy: true,
      forget: options.forget ?? false,
      allowed: options.allowDestroy ?? [],
      ...(confirmed && { confirmed }),
      ...(confirm && { confirm }),
    };
    return deployAll(places, wish, site, invocation);
  });
}
