import { join } from 'node:path';
import type { StackPlan } from '../model';
import { readDrift } from './changes';
import { isFailure, type EngineFailure } from './engine';
import type { PlanJson, StackPlace } from './engine/types';
import { knownStack } from './known-stack';
import type { Site } from './site';

/** What was changed outside of any deployment; the stack has to be prepared, and nothing is changed by asking. */
export async function driftOf(place: StackPlace, site: Site): Promise<StackPlan | EngineFailure> {
  const json = await askWhatIsThere(place, site, 'normal');
  if (isFailure(json)) return json;
  // A deployment that failed may have left what only the one before it knows.
  const { texts, description, known } = await knownStack(place, site);
  return readDrift(json, texts.terraform, description, known.description);
}

/**
 * Compares the state with what is really there, by a plan that is never applied. The stack has to be prepared.
 *
 * @param mode 'normal' where the plan is to tell, too, what a deployment would put back
 */
export async function askWhatIsThere(
  place: StackPlace,
  { engine, interruption, onProgress }: Site,
  mode: 'normal' | 'refresh-only' = 'refresh-only',
): Promise<PlanJson | EngineFailure> {
  const { stack, folder } = place;
  onProgress({ kind: 'step', stack, step: 'planning' });
  const file = join(folder, 'refresh.tfplan');
  const planned = await engine.plan(place, { out: file, mode, interruption });
  return isFailure(planned) ? planned : engine.show(place, file);
}
