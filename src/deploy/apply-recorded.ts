import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DeploymentEnd, DeploymentStart, EnvironmentLock, RecordedChange } from '../model';
import { processIdentity } from '../store';
import { recordedInputs } from './changed-inputs';
import type { ChangeLog } from './change-log';
import type { DeployResult, DeployWish } from './deploy-wish';
import { LOCKS, isFailure, type EngineFailure } from './engine';
import type { CallOptions, EngineEvent } from './engine/types';
import type { KnownStack } from './known-stack';
import { progressOf } from './progress';
import { environmentOf, type Site } from './site';
import { DESCRIPTION_FILE, PROVIDERS_FILE, STACK_FILE, logOf } from './stack-files';
import { storeLeftStates } from './unstored-state';

/** One deployment, with its lock held. */
export interface HeldDeployment extends KnownStack {
  readonly wish: DeployWish;
  readonly site: Site;
  readonly lock: EnvironmentLock;
}

/** What the engine is to do, told where its log goes. */
export type Apply = (log: string, options: CallOptions) => Promise<EngineFailure | undefined>;

/**
 * Applies something between the two texts of a record.
 *
 * @param planned null where planning and applying are one step of the engine
 */
export async function applyRecorded(
  deployment: HeldDeployment,
  planned: readonly RecordedChange[] | null,
  changes: ChangeLog,
  apply: Apply,
): Promise<DeployResult> {
  const { place, site, lock } = deployment;
  const log = logOf(place);
  rmSync(log, { force: true });
  const start = await begin(deployment, planned);
  let renewed: Promise<unknown> = Promise.resolve();
  site.onProgress({ kind: 'step', stack: place.stack, step: 'applying' });
  const failure = await apply(log, {
    interruption: site.interruption,
    onEvent(event: EngineEvent) {
      changes.add(event);
      const progress = progressOf(place.stack, changes.addressOf, event);
      if (progress) site.onProgress(progress);
    },
    // Whoever finds the lock can tell then whether the engine still works, even if we do not.
    onProcess(id) {
      const processes = [...lock.processes, processIdentity(id)];
      renewed = site.store.renewLock({ ...lock, processes }).catch(() => undefined);
    },
  });
  site.onProgress({ kind: 'step', stack: place.stack, step: 'recording' });
  // The lock is given back behind this, and only one may write it at a time.
  await renewed;
  return finish(deployment, start, changes, failure);
}

async function begin(
  { place, texts, description, wish, site }: HeldDeployment,
  planned: readonly RecordedChange[] | null,
): Promise<DeploymentStart> {
  const providersFile = join(place.folder, LOCKS);
  const providers = existsSync(providersFile) ? readFileSync(providersFile, 'utf8') : '';
  return site.store.begin(
    {
      ...environmentOf(description),
      stack: place.stack,
      operation: wish.operation,
      goesBackTo: wish.goesBackTo ?? null,
      startedAt: site.now().toISOString(),
      by: site.by,
      git: site.git,
      engine: { name: site.engine.command, version: site.engine.version },
      providers: site.engine.providers(place),
      inputs: recordedInputs(description.inputs, site, wish.inputs ?? []),
      packs: description.packs,
      planned,
    },
    {
      [STACK_FILE]: texts.terraform,
      [DESCRIPTION_FILE]: texts.description,
      ...(providers === '' ? {} : { [PROVIDERS_FILE]: providers }),
    },
  );
}

async function finish(
  deployment: HeldDeployment,
  start: DeploymentStart,
  changes: ChangeLog,
  failure: EngineFailure | undefined,
): Promise<DeployResult> {
  const { place, site, description } = deployment;
  const log = logOf(place);
  const unstored = failure && (await storeLeftStates(place, site));
  const left = await leftBehind(deployment, failure ?? unstored);
  const unfinished = failure ?? left.failure;
  const end = await site.store.finish(
    start,
    {
      finishedAt: site.now().toISOString(),
      outcome: outcomeFor(unfinished),
      changes: changes.all(unfinished === undefined),
      errors: (unfinished?.diagnostics ?? []).map(({ summary, detail }) =>
        detail === '' ? summary : `${summary}: ${detail}`,
      ),
      resources: left.resources,
    },
    existsSync(log) ? site.engine.redacted(place, readFileSync(log, 'utf8')) : undefined,
  );
  // What the engine itself wrote may hold a secret, and is needed until the record has it.
  rmSync(log, { force: true });
  const environment = environmentOf(description);
  if (unfinished) return { ...environment, outcome: 'failed', failure: unfinished, end };
  return { ...environment, outcome: 'done', start, end, description };
}

/** After a removal the state is asked: nothing counts as removed while something is in it. */
async function leftBehind(
  { place, wish, site }: HeldDeployment,
  failure: EngineFailure | undefined,
): Promise<{ resources: number | null; failure?: EngineFailure }> {
  if (failure || wish.destroy !== true) return { resources: null };
  const addresses = await site.engine.stateAddresses(place);
  if (isFailure(addresses)) return { resources: null, failure: addresses };
  if (addresses.length === 0) return { resources: 0 };
  const diagnostic = {
    severity: 'error' as const,
    summary: 'Something is left in the state',
    detail: `The engine ended without an error, and the state still holds ${addresses.join(', ')}.`,
    address: null,
  };
  return { resources: addresses.length, failure: { kind: 'failed', diagnostics: [diagnostic] } };
}

function outcomeFor(failure: EngineFailure | undefined): DeploymentEnd['outcome'] {
  if (!failure) return 'succeeded';
  return failure.kind === 'interrupted' ? 'interrupted' : 'failed';
}
