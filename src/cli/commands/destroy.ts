import { nameOf, type DeployWish } from '../../deploy';
import type { EnvironmentName } from '../../model';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { confirmationNeeded, environmentNeeded } from '../problems';
import { chosenPatterns, openRepository } from '../repository';
import { emitInto, environmentAt } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';
import { confirmation, deployAll } from './deploy';

export const destroy: RunCommand = (invocation) => {
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
    // The same short name may be that of an environment in every project.
    const confirmed = environments.length === 1 ? options.confirm : undefined;
    const unconfirmed = environments.filter(({ protected: isProtected, ...name }) => {
      return isProtected && !isConfirmed(name, confirmed);
    });
    for (const name of unconfirmed) {
      report(confirmationNeeded.at(undefined, { environment: nameOf(name), command: 'destroy' }));
    }
    if (unconfirmed.length > 0) return { output: '', exitCode: EXIT.refused };
    const confirm = confirmation(invocation);
    const wish: DeployWish = {
      operation: 'destroy',
      destroy: true,
      allowed: options.allowDestroy ?? [],
      allowAll: environments.every((name) => isConfirmed(name, confirmed)),
      ...(confirm && { confirm }),
    };
    return deployAll(places, wish, site, invocation);
  });
};

/** Whether the name that was given is the environment's: with its project, or without. */
export function isConfirmed(
  name: EnvironmentName,
  confirm: Invocation['options']['confirm'],
): boolean {
  return confirm === name.environment || confirm === nameOf(name);
}
