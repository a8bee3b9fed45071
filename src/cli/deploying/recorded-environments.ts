import { nameOf } from '../../deploy';
import type { EnvironmentName } from '../../model';
import type { RecordStore } from '../../store';
import { selectEnvironments } from '../environments';
import type { Invocation } from '../invocation';
import { oneEnvironmentNeeded } from '../problems';
import { chosenPatterns, forEachEnvironment, type Repository } from '../repository';

/** The environments that there are. */
export interface KnownEnvironments {
  /** Those that have a file, and those that only have records; sorted by name. */
  readonly all: readonly EnvironmentName[];
  /** The names of those that have a file, such as `shop/production`. */
  readonly withFile: ReadonlySet<string>;
}

/** Looks for environments among the files and the records. */
export async function knownEnvironments(
  { root }: Repository,
  store: RecordStore,
): Promise<KnownEnvironments> {
  // The records first: what somebody deploys meanwhile then has a file, or is not known yet.
  const found = new Map((await store.environments()).map((name) => [nameOf(name), name]));
  const withFile = new Set<string>();
  forEachEnvironment(root, (project, environment) => {
    const name = { project, environment };
    withFile.add(nameOf(name));
    found.set(nameOf(name), name);
  });
  const sorted = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return { all: sorted.map(([, name]) => name), withFile };
}

/**
 * The chosen environments, sorted by name: those that have a file, and those that only have records. Undefined where a
 * pattern chooses none, which is reported.
 */
export async function chosenRecorded(
  invocation: Invocation,
  repository: Repository,
  store: RecordStore,
): Promise<readonly EnvironmentName[] | undefined> {
  const { all } = await knownEnvironments(repository, store);
  const { only, complete } = selectEnvironments(chosenPatterns(invocation));
  const chosen = all.filter(({ project, environment }) => only(project, environment));
  return complete(invocation.report) ? chosen : undefined;
}

/** The one environment that a call is about; where several or none are chosen, that is reported. */
export async function oneRecorded(
  invocation: Invocation,
  repository: Repository,
  store: RecordStore,
): Promise<EnvironmentName | undefined> {
  const chosen = await chosenRecorded(invocation, repository, store);
  if (!chosen) return undefined;
  const [only, ...others] = chosen;
  if (only && others.length === 0) return only;
  invocation.report(oneEnvironmentNeeded.at(undefined, { chosen: chosen.map(nameOf) }));
  return undefined;
}
