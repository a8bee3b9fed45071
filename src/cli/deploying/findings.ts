import { Workspace, nameOf } from '../../deploy';
import { stackName, type EnvironmentName } from '../../model';
import { StoreUnavailable, outcomeOf, type RecordStore } from '../../store';
import { forEachEnvironment, type Repository } from '../repository';
import { recordsOf } from './site';
import type { Finding } from '../views/doctor';
import { environmentLockText } from '../views/locks';
import { minute, person } from '../views/moments';
import { count } from '../views/words';

/** What deployments have left behind: records, locks, and states that could not be stored. */
export async function findingsOfDeployments(repository: Repository): Promise<Finding[]> {
  const store = recordsOf(repository);
  const workspace = new Workspace(repository.root);
  try {
    const recorded = await store.environments();
    const findings: Finding[] = [
      {
        check: 'records',
        status: 'ok',
        found: `${count(recorded.length, 'environment')} in ${store.place}`,
        advice: null,
      },
    ];
    for (const name of environmentsOf(repository, recorded)) {
      findings.push(...(await ofEnvironment(name, store)), ...unstored(name, workspace));
    }
    return findings;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const { place, why, advice } = error;
    return [{ check: 'records', status: 'wrong', found: `${place}: ${why}`, advice }];
  }
}

/** The first deployment of an environment holds a lock before there is a record. */
function environmentsOf(
  { root }: Repository,
  recorded: readonly EnvironmentName[],
): EnvironmentName[] {
  const all = new Map(recorded.map((name) => [nameOf(name), name]));
  forEachEnvironment(root, (project, environment) => {
    all.set(`${project}/${environment}`, { project, environment });
  });
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

async function ofEnvironment(name: EnvironmentName, store: RecordStore): Promise<Finding[]> {
  const check = nameOf(name);
  const lock = await store.lockOf(name);
  const stale = lock !== undefined && store.isStale(lock);
  const locks: Finding[] = lock
    ? [
        {
          check,
          status: stale ? 'wrong' : 'ok',
          found: environmentLockText({ ...lock, stale }),
          advice: stale ? `Remove what it left: scoreform unlock -e ${check}` : null,
        },
      ]
    : [];
  const last = await store.last(name);
  if (!last || outcomeOf(last, lock) !== 'interrupted') return locks;
  const { start } = last;
  const interrupted: Finding = {
    check,
    status: 'wrong',
    found: `Deployment ${start.id} (${start.operation}), begun at ${minute(start.startedAt)} UTC by ${person(start.by)}, was interrupted.`,
    advice: `What it left behind is told by: scoreform plan -e ${check}`,
  };
  return [...locks, interrupted];
}

function unstored(name: EnvironmentName, workspace: Workspace): Finding[] {
  const files = workspace.unstoredStates(stackName(name));
  if (files.length === 0) return [];
  return [
    {
      check: nameOf(name),
      status: 'wrong',
      found: `A deployment could not store its state and left ${count(files.length, 'file')}.`,
      advice: `Push the state, or remove the file if the state has all of it:\n${files.join('\n')}`,
    },
  ];
}
