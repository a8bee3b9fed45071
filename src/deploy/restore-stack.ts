import { writeFileSync } from 'node:fs';
import type { Deployment } from '../model';
import type { StackPlace } from './engine/types';
import type { Site } from './site';
import {
  DESCRIPTION_FILE,
  PROVIDERS_FILE,
  STACK_FILE,
  isRecorded,
  writeStack,
} from './stack-files';
import type { RunFolder } from './workspace';

/**
 * Writes the stack of a record into the folder of a run, as it was, and beside it the versions of providers it had.
 * Undefined where the record has lost its stack, or has another one than was written.
 */
export async function restoreStack(
  { start }: Deployment,
  run: RunFolder,
  { store }: Pick<Site, 'store'>,
): Promise<StackPlace | undefined> {
  const [terraform, description, providers] = await Promise.all(
    [STACK_FILE, DESCRIPTION_FILE, PROVIDERS_FILE].map((name) => store.text(start, start.id, name)),
  );
  if (terraform === undefined || description === undefined) return undefined;
  const isWhole =
    isRecorded(start, STACK_FILE, terraform) && isRecorded(start, DESCRIPTION_FILE, description);
  if (!isWhole) return undefined;
  const place = run.placeOf(start.stack);
  writeStack(place, { terraform, description });
  if (providers !== undefined) writeFileSync(run.recordedLocks(start.stack), providers);
  return place;
}
