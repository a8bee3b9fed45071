import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  nameOf,
  recordWithoutStack,
  restoreLast,
  restoreStack,
  type LastStack,
  type RunFolder,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { Report } from '../../diagnostics';
import type { Deployment, EnvironmentName } from '../../model';
import { pathOfEnvironment } from '../environments/files';
import type { Repository } from '../repository';
import { emitInto, type RunSite } from './run-stacks';

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

/** Reports a record that has lost its stack. */
export function reportLost(
  environment: EnvironmentName,
  stack: LastStack,
  { store, report }: Pick<Site, 'store' | 'report'>,
): void {
  if (stack.state !== 'lost') return;
  const { id } = stack.last.start;
  const { place } = store;
  report(recordWithoutStack.at(undefined, { environment: nameOf(environment), id, place }));
}

/**
 * The stack of a deployment, or else the one that the files make now: either names the place of the state. Undefined
 * where neither is left, or something is wrong with the files.
 */
export async function restoredOrEmitted(
  name: EnvironmentName,
  last: Deployment | undefined,
  { site, run, repository }: RunSite,
  report: Report,
): Promise<StackPlace | undefined> {
  const restored = last && (await restoreStack(last, run, site));
  if (restored || !hasEnvironmentFile(name, repository.root)) return restored;
  const [emitted] = emitInto(run, repository, [nameOf(name)], { report }) ?? [];
  return emitted;
}
