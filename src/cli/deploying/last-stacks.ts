import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  inPool,
  nameOf,
  recordWithoutStack,
  restoreLast,
  type LastStack,
  type RunFolder,
  type Site,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { pathOfEnvironment } from '../environments/files';
import type { Invocation } from '../invocation';
import { parallelismOf } from './parallelism';
import type { Repository } from '../repository';

/** Whatever an environment was last deployed as. */
export type OfEnvironment = EnvironmentName & { readonly stack: LastStack };

/** How many environments are looked up in the records at once. */
const AT_ONCE = 16;

/**
 * Works on what environments were last deployed as, side by side; results in their order. Undefined where something is
 * wrong with the call, which is reported.
 *
 * @param skipped the result of one that an interruption left out
 */
export async function forEachLastStack<Result>(
  environments: readonly EnvironmentName[],
  invocation: Invocation,
  { site, run }: { readonly site: Site; readonly run: RunFolder },
  work: (environment: OfEnvironment) => Promise<Result>,
  skipped: (environment: EnvironmentName) => Result,
): Promise<readonly Result[] | undefined> {
  const names = environments.map(({ project, environment }) => ({ project, environment }));
  const restored = (
    await inPool(names, AT_ONCE, async (name): Promise<OfEnvironment> => {
      return { ...name, stack: await restoreLast(name, run, site) };
    })
  ).filter((one) => one !== undefined);
  for (const one of restored) reportLost(one, one.stack, site);
  const places = restored.flatMap(({ stack }) => (stack.state === 'deployed' ? [stack.place] : []));
  const bound = parallelismOf(invocation, places);
  if (bound === undefined) return undefined;
  const results = await inPool(restored, bound, work, site.interruption);
  return names.map((name, index) => results[index] ?? skipped(name));
}

/**
 * Whether an environment belongs into a list that was not asked for it by its whole name: previews that are long gone,
 * of which only records are left, would hide the others.
 */
export function isListed(
  name: EnvironmentName,
  isDeployed: boolean,
  { root }: Repository,
  patterns: readonly string[],
): boolean {
  return isDeployed || hasEnvironmentFile(name, root) || patterns.includes(nameOf(name));
}

/** Whether an environment has a file. */
export function hasEnvironmentFile(
  { project, environment }: EnvironmentName,
  root: string,
): boolean {
  const file = join(root, pathOfEnvironment(project, environment));
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** What an environment was last deployed as; reports a record that has lost its stack. */
export async function restoreWhole(
  environment: EnvironmentName,
  run: RunFolder,
  site: Pick<Site, 'store' | 'report'>,
): Promise<LastStack> {
  const stack = await restoreLast(environment, run, site);
  reportLost(environment, stack, site);
  return stack;
}

function reportLost(
  environment: EnvironmentName,
  stack: LastStack,
  { store, report }: Pick<Site, 'store' | 'report'>,
): void {
  if (stack.state !== 'lost') return;
  const { id } = stack.last.start;
  const { place } = store;
  report(recordWithoutStack.at(undefined, { environment: nameOf(environment), id, place }));
}
