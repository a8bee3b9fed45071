import { resolve } from 'node:path';
import { keptPlans, nameOf, noPlan, takeUpPlan, type DeployWish } from '../../deploy';
import { asDocument } from '../deploying/as-document';
import { confirmation } from '../deploying/confirmation';
import { deployAll } from '../deploying/deploy-all';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { selectEnvironments } from '../environments';
import { environmentNeeded } from '../problems';
import { chosenPatterns, forEachEnvironment, openRepository, type Repository } from '../repository';
import { emitInto } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';

export const deploy: RunCommand = async (invocation) =>
  asDocument(await deployFiles(invocation), 'deployments', invocation);

function deployFiles(invocation: Invocation): Outcome | Promise<Outcome> {
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
  const chosen = chosenOf(kept.map(nameOf), invocation);
  return chosen ? deployChosen(invocation, repository, chosen, { saved: folder }) : NOTHING;
}

/** Of the environments that plans are kept for, those that `-e` names; undefined where it names another one. */
function chosenOf(names: readonly string[], invocation: Invocation): readonly string[] | undefined {
  const { only, complete } = selectEnvironments(chosenPatterns(invocation));
  const chosen = names.filter((name) => {
    const [project = '', environment = ''] = name.split('/');
    return only(project, environment);
  });
  return complete(invocation.report) ? chosen : undefined;
}

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
