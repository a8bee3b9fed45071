import { nameOf } from '../../deploy';
import type { Report } from '../../diagnostics';
import type { EnvironmentName } from '../../model';
import { selectEnvironments } from '../environments';
import { forEachEnvironment } from '../repository';

/** The environments of a comparison, each list sorted by name. */
export interface ChosenEnvironments {
  /** All of them. */
  readonly all: readonly EnvironmentName[];
  /** Those that have a file in the working tree. */
  readonly newer: readonly EnvironmentName[];
  /** Those that have one in the revision. */
  readonly older: readonly EnvironmentName[];
}

/**
 * Chooses among the environments of two roots: those that have a file in either. Undefined where a pattern chooses none,
 * which is reported.
 *
 * @param roots `older` is undefined where the revision has no platform
 */
export function chooseInBoth(
  patterns: readonly string[],
  roots: { readonly newer: string; readonly older: string | undefined },
  report: Report,
): ChosenEnvironments | undefined {
  const { only, complete } = selectEnvironments(patterns);
  const choose = (root: string) => {
    const chosen: EnvironmentName[] = [];
    forEachEnvironment(root, (project, environment) => {
      if (only(project, environment)) chosen.push({ project, environment });
    });
    return chosen.sort(byName);
  };
  const newer = choose(roots.newer);
  const older = roots.older === undefined ? [] : choose(roots.older);
  if (!complete(report)) return undefined;
  const all = new Map([...older, ...newer].map((one) => [nameOf(one), one]));
  return { all: [...all.values()].sort(byName), newer, older };
}

function byName(one: EnvironmentName, other: EnvironmentName): number {
  return nameOf(one) < nameOf(other) ? -1 : 1;
}
