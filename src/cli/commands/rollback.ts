import {
  brokenRecords,
  deployEnvironment,
  nameOf,
  recordWithoutStack,
  restoreStack,
  type Site,
} from '../../deploy';
import type { Deployment } from '../../model';
import { asDocument } from '../deploying/as-document';
import { confirmation } from '../deploying/confirmation';
import { permissionsHold } from '../deploying/permissions-hold';
import { exitCodeOf, reportResult } from '../deploying/outcomes';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { noSuchDeployment, nothingToGoBackTo } from '../problems';
import { openRepository } from '../repository';
import { oneRecorded } from '../deploying/recorded-environments';
import { atSite } from '../deploying/site';
import { inItsWorld } from '../simulating/chosen-world';
import { renderDeployments } from '../views/deployments';

export const rollback: RunCommand = async (invocation) =>
  asDocument(await goBack(invocation), 'deployments', invocation);

function goBack(invocation: Invocation): Outcome | Promise<Outcome> {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { options, report, palette, diagnostics } = invocation;
  const { to } = options;
  if (to === undefined) {
    report(nothingToGoBackTo.at(undefined, { command: 'rollback' }));
    return NOTHING;
  }
  return atSite(invocation, repository, async (site, run) => {
    const environment = await oneRecorded(invocation, repository, site.store);
    if (!environment) return NOTHING;
    const record = await site.store.find(environment, to);
    if (!record) {
      report(noSuchDeployment.at(undefined, { environment: nameOf(environment), id: to }));
      return NOTHING;
    }
    if (!(await isWhole(record, site))) return { output: '', exitCode: EXIT.refused };
    const place = await restoreStack(record, run, site);
    if (!place) {
      const facts = { environment: nameOf(environment), id: to, place: site.store.place };
      report(recordWithoutStack.at(undefined, facts));
      return NOTHING;
    }
    if (!(await permissionsHold(options.allowDestroy ?? [], [place], site))) {
      return { output: '', exitCode: EXIT.refused };
    }
    const confirm = confirmation(invocation);
    const wish = {
      operation: 'rollback' as const,
      command: inItsWorld(`rollback -e ${nameOf(environment)} --to ${to}`, options),
      goesBackTo: to,
      inputs: record.start.inputs,
      allowed: options.allowDestroy ?? [],
      ...(confirm && { confirm }),
    };
    // With the providers that it had then: the platform's lock file may be about newer ones.
    const engine = site.engine.withLocks(run.recordedLocks(place.stack));
    const result = await deployEnvironment(place, wish, { ...site, engine });
    reportResult(result, site.store, report);
    return {
      output: renderDeployments([result], options.format, palette, diagnostics, options.simulate),
      saysSimulated: true,
      exitCode: exitCodeOf(result),
    };
  });
}

/** Whether a record is what was written; what goes back applies its stack as it lies there. */
async function isWhole({ start }: Deployment, { store, report }: Site): Promise<boolean> {
  const broken = (await store.verify(start)).filter(({ id }) => id === start.id);
  if (broken.length === 0) return true;
  const { place } = store;
  report(brokenRecords.at(undefined, { environment: nameOf(start), place, broken }));
  return false;
}
