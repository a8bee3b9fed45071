import { findRoot, loadPlatform } from '../load';
import type { Project } from '../model';
import { readRepository } from '../read';
import { patternsFrom, selectEnvironments } from './environments';
import type { Invocation } from './invocation';
import { notARepository } from './problems';
import type { Repository } from './repository-type';
import { inChosenWorld } from './simulating/chosen-world';

export type { Repository } from './repository-type';

/** Finds the repository around the folder that a command acts in; reports where there is none. */
export function findRepository({ directory, report }: Invocation): string | undefined {
  const root = findRoot(directory);
  if (root === undefined) report(notARepository.at(undefined, { folder: directory }));
  return root;
}

/**
 * Finds the repository and evaluates its platform, in the world that the call is about; reports what stands in the way.
 */
export function openRepository(invocation: Invocation): Repository | undefined {
  const root = findRepository(invocation);
  const platform = root === undefined ? undefined : loadPlatform(root, invocation.report);
  if (root === undefined || platform === undefined) return undefined;
  const { simulate, fault } = invocation.options;
  return simulate === true || fault
    ? inChosenWorld({ root, platform }, invocation)
    : { root, platform };
}

/** Which environments the call is about. */
export function chosenPatterns({ options, terminal }: Invocation): readonly string[] {
  return patternsFrom(options.environment, terminal.variables);
}

/** Reads the projects with the environments that `-e` chooses; undefined where a pattern chooses none, which is reported. */
export function readChosen(invocation: Invocation, root: string): Project[] | undefined {
  const { report } = invocation;
  const { only, complete } = selectEnvironments(chosenPatterns(invocation));
  const projects = readRepository(root, report, { only });
  return complete(report) ? projects : undefined;
}

/** Tells the name of every environment that there is; none of them is read. */
export function forEachEnvironment(
  root: string,
  visit: (project: string, environment: string) => unknown,
): void {
  readRepository(root, () => undefined, {
    only(project, environment) {
      visit(project, environment);
      return false;
    },
  });
}
