import { nameOf } from '../../deploy';
import type { EnvironmentName } from '../../model';
import type { RecordStore } from '../../store';
import { selectEnvironments } from '../environments';
import type { Invocation } from '../invocation';
import { oneEnvironmentNeeded } from '../problems';
import { chosenPatterns, forEachEnvironment, type Repository } from '../repository';

/**
 * The chosen environments, sorted by name: those that have a file, and those that only have records. Undefined where a
 * pattern chooses none, which is reported.
 */
export async function chosenRecorded(
  invocation: Invocation,
  { root }: Repository,
  store: RecordStore,
): Promise<readonly EnvironmentName[] | undefined> {
  const { only, complete } = selectEnvironments(chosenPatterns(invocation));
  const chosen = new Map<string, EnvironmentName>();
  const add = (project: string, environment: string) => {
    if (only(project, environment)) {
      chosen.set(`${project}/${environment}`, { project, environment });
    }
  };
  forEachEnvironment(root, add);
  for (const { project, environment } of await store.environments()) add(project, environment);
  if (!complete(invocation.report)) return undefined;
  return [...chosen.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
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
