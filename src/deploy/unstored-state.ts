import { rmSync } from 'node:fs';
import { stateStored, stateUnstored, stateWaits } from './deployment-problems';
import type { EngineFailure } from './engine';
import type { StackPlace } from './engine/types';
import type { Site } from './site';

/** Says which states only files of this machine hold: a plan that is made without them would make things anew. */
export function reportLeftStates({ stack }: StackPlace, { workspace, report }: Site): void {
  for (const file of workspace.unstoredStates(stack)) {
    report(stateWaits.at(undefined, { stack, path: workspace.nameOf(file) }));
  }
}

/**
 * Brings states where they belong that an engine could not store when it made them: without them, what was deployed
 * would be forgotten, and deployed once more. The stack has to be prepared.
 *
 * @returns why one of them still could not be stored
 */
export async function storeLeftStates(
  place: StackPlace,
  { workspace, engine, report }: Site,
): Promise<EngineFailure | undefined> {
  for (const file of workspace.unstoredStates(place.stack)) {
    const failure = await engine.pushState(place, file);
    const path = workspace.nameOf(file);
    if (failure) {
      report(stateUnstored.at(undefined, { stack: place.stack, path }));
      return failure;
    }
    rmSync(file);
    report(stateStored.at(undefined, { stack: place.stack, path }));
  }
  return undefined;
}
