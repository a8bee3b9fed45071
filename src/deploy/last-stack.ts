import type { Deployment, EnvironmentName } from '../model';
import type { RecordStore } from '../store';
import type { StackPlace } from './engine/types';
import { isGone } from './last-known';
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
  const last = await site.store.last(of);
  if (!last || isGone(last)) return { state: 'not-deployed', last };
  const place = await restoreStack(last, run, site);
  return place ? { state: 'deployed', last, place } : { state: 'lost', last };
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
