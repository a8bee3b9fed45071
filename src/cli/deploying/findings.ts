import { Workspace, nameOf, standingOf, type Standing } from '../../deploy';
import { stackName, type EnvironmentName } from '../../model';
import { StoreUnavailable, type RecordStore } from '../../store';
import { forEachEnvironment, type Repository } from '../repository';
import { recordsOf } from './site';
import type { Finding } from '../views/doctor';
import { environmentLockAdvice, environmentLockText } from '../views/locks';
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
  const { last, lock } = await standingOf(name, store);
  return [
    ...broken(name, await store.verify(name)),
    ...(lock ? [ofLock(lock)] : []),
    ...(last ? ofUnended(last) : []),
  ];
}

function broken(
  name: EnvironmentName,
  records: Awaited<ReturnType<RecordStore['verify']>>,
): Finding[] {
  const check = nameOf(name);
  return records.map(({ id, why }) => ({
    check,
    status: 'wrong',
    found: `The record of deployment ${id} is broken: ${why}`,
    advice: `What it means: scoreform history -e ${check}`,
  }));
}

function ofLock(lock: NonNullable<Standing['lock']>): Finding {
  const advice = environmentLockAdvice(lock);
  return {
    check: nameOf(lock),
    status: advice === null ? 'ok' : 'wrong',
    found: environmentLockText(lock),
    advice,
  };
}

function ofUnended({ start, outcome }: NonNullable<Standing['last']>): Finding[] {
  if (outcome !== 'running' && outcome !== 'interrupted') return [];
  const check = nameOf(start);
  const isRunning = outcome === 'running';
  const begun = `Deployment ${start.id} (${start.operation}), begun at ${minute(start.startedAt)} UTC by ${person(start.by)}`;
  return [
    {
      check,
      status: isRunning ? 'ok' : 'wrong',
      found: `${begun}, ${isRunning ? 'is running' : 'was interrupted'}.`,
      advice: isRunning ? null : `What it left behind is told by: scoreform plan -e ${check}`,
    },
  ];
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
