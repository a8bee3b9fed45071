import { rmSync } from 'node:fs';
import type { StackPlace } from './engine/types';
import { localState, readStack } from './stack-files';

/** Removes what lies on this machine of a stack whose state is empty: a local state with its backup, and what the engine keeps. */
export function removeLeftovers(place: StackPlace): void {
  const state = localState(place, readStack(place));
  const files = state === undefined ? [] : [state, `${state}.backup`];
  for (const file of files) rmSync(file, { force: true });
  rmSync(place.data, { recursive: true, force: true });
}
