import type { Diagnostic } from '../diagnostics';
import type { Deployment, EnvironmentName } from '../model';
import { neverBegan, type RecordStore } from '../store';
import type { EngineFailure } from './engine';
import type { StackPlace } from './engine/types';
import { knownStack } from './known-stack';
import { isGone } from './last-known';
import { lostState } from './lost-state';
import { restoreStack } from './restore-stack';
import type { Site } from './site';
import { DESCRIPTION_FILE, STACK_FILE, type StackTexts } from './stack-files';
import type { RunFolder } from './workspace';

/** What was deployed last to an environment, ready to be asked; no stage before has any part in it. */
export type LastStack =
  | { readonly state: 'deployed'; readonly last: Deployment; readonly place: StackPlace }
  /** Nothing was ever deployed, or all of it was removed. */
  | { readonly state: 'not-deployed'; readonly last: Deployment | undefined }
  /** There is a record, and its stack is gone. */
  | { readonly state: 'lost'; readonly last: Deployment };

/** Writes the stack of an environment's last deployment into the folder of a run. */
export async function restoreLast(
  of: EnvironmentName,
  run: RunFolder,
  site: Pick<Site, 'store'>,
): Promise<LastStack> {
  const passedOver = new Set<string>();
  for (;;) {
    const last = await site.store.last(of, ({ start }) => !passedOver.has(start.id));
    if (!last || isGone(last)) return { state: 'not-deployed', last };
    const place = await restoreStack(last, run, site);
    if (place) return { state: 'deployed', last, place };
    // Killed before its stack was written, it changed nothing: what the one before deployed is still there.
    if (!neverBegan(last)) return { state: 'lost', last };
    passedOver.add(last.start.id);
  }
}

/**
 * Makes what was deployed last ready to be asked. Answers with what stands in the way: a failure of the engine, or a state
 * that knows nothing of what was deployed, of which no question would tell the truth.
 */
export async function prepareToAsk(
  place: StackPlace,
  site: Site,
): Promise<Diagnostic | EngineFailure | undefined> {
  const { engine, interruption, onProgress } = site;
  onProgress({ kind: 'step', stack: place.stack, step: 'preparing' });
  const unprepared = await engine.prepare(place, { interruption });
  if (unprepared) return unprepared;
  const { description, known } = await knownStack(place, site);
  return lostState(place, description.backend, known, site);
}

/** The texts of the stack that lies beside a record; undefined where one of them is gone. */
export async function recordedStack(
  { start }: Deployment,
  store: RecordStore,
): Promise<StackTexts | undefined> {
  const [terraform, description] = await Promise.all(
    [STACK_FILE, DESCRIPTION_FILE].map((name) => store.text(start, start.id, name)),
  );
  return terraform === undefined || description === undefined
    ? undefined
    : { terraform, description };
}
