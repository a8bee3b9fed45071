import type { RecordedChange } from '../model';
import { applyRecorded, type HeldDeployment } from './apply-recorded';
import { ChangeLog } from './change-log';
import { closeInterrupted } from './close-interrupted';
import type { DeployResult, DeployWish } from './deploy-wish';
import { isFailure, type EngineFailure } from './engine';
import type { StackPlace } from './engine/types';
import { giveBack, newLock } from './hold-lock';
import { lastKnown } from './last-known';
import { planStack, refusedBefore, type PlannedEnvironment } from './plan-environment';
import { addressesIn } from './progress';
import { environmentOf, type Site } from './site';
import { hasNoState, parseDescription, readStack } from './stack-files';
import { storeLeftStates } from './unstored-state';

/** Deploys one environment: lock, plan, guard, apply, record. Whatever happens, the lock is given back. */
export async function deployEnvironment(
  place: StackPlace,
  wish: DeployWish,
  site: Site,
): Promise<DeployResult> {
  const texts = readStack(place);
  const description = parseDescription(texts.description);
  const environment = environmentOf(description);
  const lock = newLock(environment, wish.operation, site);
  const attempt = await site.store.lock(lock);
  if (!attempt.held) return { ...environment, outcome: 'locked', holder: attempt.holder };
  try {
    await closeInterrupted(place, environment, attempt.before, site);
    const known = await lastKnown(site.store, environment);
    return await deployHeld({ place, texts, description, known, wish, site, lock });
  } finally {
    await giveBack(lock, site);
  }
}

async function deployHeld(deployment: HeldDeployment): Promise<DeployResult> {
  const { description, known, wish, site } = deployment;
  const environment = environmentOf(description);
  const failed = (failure: EngineFailure): DeployResult => {
    return { ...environment, outcome: 'failed', failure };
  };
  // A plan that was kept was guarded when it was made.
  const early = wish.saved ? [] : refusedBefore(description, known, wish, site);
  if (early.length > 0) return { ...environment, outcome: 'refused', diagnostics: early };
  const unstored = await storeStatesOfBefore(deployment);
  if (unstored) return failed(unstored);
  if (!known.last && hasNothingToLose(deployment)) return createAll(deployment);

  const planned = await (wish.saved?.(deployment) ?? planStack(deployment, wish, site));
  if (isFailure(planned)) return failed(planned);
  const { refusals, changed, plan } = planned;
  if (refusals.length > 0) return { ...environment, outcome: 'refused', diagnostics: refusals };
  const isWanted = !changed || !wish.confirm || (await wish.confirm(plan));
  // Nothing was begun yet, so there is nothing to bring to an end.
  if (site.interruption.requested) return failed({ kind: 'interrupted', diagnostics: [] });
  return isWanted ? applyPlan(deployment, planned) : { ...environment, outcome: 'declined' };
}

/** What an earlier run could not store comes first: no plan is right without it. */
async function storeStatesOfBefore({
  place,
  site,
}: HeldDeployment): Promise<EngineFailure | undefined> {
  if (site.workspace.unstoredStates(place.stack).length === 0) return undefined;
  const unprepared = await site.engine.prepare(place, { interruption: site.interruption });
  return unprepared ?? storeLeftStates(place, site);
}

/** Where no state exists and nobody is to be asked, planning and applying are one step of the engine. */
function hasNothingToLose({ place, texts, wish }: HeldDeployment): boolean {
  return !wish.confirm && !wish.saved && wish.destroy !== true && hasNoState(place, texts);
}

async function createAll(deployment: HeldDeployment): Promise<DeployResult> {
  const { place, description, site } = deployment;
  site.onProgress({ kind: 'step', stack: place.stack, step: 'preparing' });
  const failure = await site.engine.prepare(place, { interruption: site.interruption });
  if (failure) return { ...environmentOf(description), outcome: 'failed', failure };
  const changes = new ChangeLog(null, addressesIn(description));
  return applyRecorded(deployment, null, changes, (log, options) =>
    site.engine.applyAll(place, log, options),
  );
}

async function applyPlan(
  deployment: HeldDeployment,
  { plan, changed, file }: PlannedEnvironment,
): Promise<DeployResult> {
  const { place, description, known, site, lock } = deployment;
  // A plan may take long, and a question longer; the lock may have been broken meanwhile.
  const holder = await site.store.lockOf(lock);
  if (holder?.token !== lock.token) {
    return { ...environmentOf(description), outcome: 'locked', holder: holder ?? lock };
  }
  const planned = plan.changes.map(({ address, terraformAddress, action }): RecordedChange => {
    return { address, terraformAddress, action, result: null };
  });
  const changes = new ChangeLog(planned, addressesIn(description, known.description));
  return applyRecorded(deployment, planned, changes, (log, options) =>
    changed ? site.engine.apply(place, file, log, options) : Promise.resolve(undefined),
  );
}
