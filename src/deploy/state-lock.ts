import { join } from 'node:path';
import { isFailure, type EngineFailure } from './engine';
import type { StackPlace, StateLock } from './engine/types';
import type { Site } from './site';

/**
 * Who holds the engine's own lock of a state; undefined where nobody does. Backends cannot be asked for it, so it is
 * learnt by trying to take it, with a plan that asks no cloud and is thrown away.
 */
export async function stateLockOf(
  place: StackPlace,
  { engine, interruption, onProgress }: Site,
): Promise<StateLock | undefined | EngineFailure> {
  onProgress({ kind: 'step', stack: place.stack, step: 'preparing' });
  const unprepared = await engine.prepare(place, { interruption });
  if (unprepared) return unprepared;
  const out = join(place.folder, 'lock.tfplan');
  const planned = await engine.plan(place, { out, refresh: false, interruption });
  if (!isFailure(planned)) return undefined;
  return planned.kind === 'locked' && planned.lock ? planned.lock : planned;
}
