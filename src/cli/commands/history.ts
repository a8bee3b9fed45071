import {
  brokenRecords,
  compareDeployments,
  inPool,
  nameOf,
  recordedStack,
  type RecordedDeployment,
} from '../../deploy';
import type { Deployment, EnvironmentName } from '../../model';
import { outcomeOf, type RecordStore } from '../../store';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { noSuchDeployment, unusableCall } from '../problems';
import { chosenRecorded, oneRecorded } from '../deploying/recorded-environments';
import { openRepository } from '../repository';
import { recordsOf } from '../deploying/site';
import { renderDeployment } from '../views/deployment';
import { renderHistory, type DeploymentView } from '../views/history';
import { renderHistoryDiff } from '../views/history-diff';

/** How many environments are looked up in the records at once. */
const AT_ONCE = 4;

export const history: RunCommand = async (invocation) => {
  const { options, palette } = invocation;
  const limit = limitFrom(invocation);
  const repository = limit === undefined ? undefined : openRepository(invocation);
  if (!repository) return NOTHING;
  const store = recordsOf(repository);
  const chosen = await chosenRecorded(invocation, repository, store);
  if (!chosen) return NOTHING;
  const asked = await inPool(chosen, AT_ONCE, (environment) => recordsOfOne(environment, store));
  const found = asked.filter((one) => one !== undefined);
  for (const { environment, broken } of found) reportBroken(environment, broken, store, invocation);
  const newest = found
    .flatMap(({ deployments }) => deployments)
    .sort(newestFirst)
    .slice(0, limit);
  return { output: renderHistory(newest, options.format, palette) };
};

async function recordsOfOne(environment: EnvironmentName, store: RecordStore) {
  const broken = await store.verify(environment);
  const lock = await store.lockOf(environment);
  const deployments = (await store.list(environment)).map((deployment): DeploymentView => {
    return { ...deployment, outcome: outcomeOf(deployment, lock) };
  });
  return { environment, broken, deployments };
}

export const historyShow: RunCommand = (invocation) =>
  ofOne(invocation, async (environment, store) => {
    const { args, options, palette } = invocation;
    const [id = ''] = args;
    const deployment = await find(environment, id, store, invocation);
    if (!deployment) return NOTHING;
    const outcome = outcomeOf(deployment, await store.lockOf(environment));
    const log =
      options.log === true ? linesOf(await store.text(environment, id, 'log.jsonl')) : undefined;
    return { output: renderDeployment({ ...deployment, outcome }, log, options.format, palette) };
  });

export const historyDiff: RunCommand = (invocation) =>
  ofOne(invocation, async (environment, store) => {
    const { args, options, palette } = invocation;
    const [before = '', after = ''] = args;
    const [old, now] = [
      await withStack(environment, before, store, invocation),
      await withStack(environment, after, store, invocation),
    ];
    if (!old || !now) return NOTHING;
    const difference = compareDeployments(old, now);
    const view = { ...environment, before, after, difference };
    return { output: renderHistoryDiff(view, options.format, palette) };
  });

async function ofOne(
  invocation: Invocation,
  work: (environment: EnvironmentName, store: RecordStore) => Promise<Outcome>,
): Promise<Outcome> {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const store = recordsOf(repository);
  const environment = await oneRecorded(invocation, repository, store);
  if (!environment) return NOTHING;
  reportBroken(environment, await store.verify(environment), store, invocation);
  return work(environment, store);
}

/** Says loudly where the records of an environment are not what was written. */
function reportBroken(
  environment: EnvironmentName,
  broken: Awaited<ReturnType<RecordStore['verify']>>,
  { place }: RecordStore,
  { report }: Invocation,
): void {
  if (broken.length === 0) return;
  report(brokenRecords.at(undefined, { environment: nameOf(environment), place, broken }));
}

async function find(
  environment: EnvironmentName,
  id: string,
  store: RecordStore,
  { report }: Invocation,
): Promise<Deployment | undefined> {
  const found = await store.find(environment, id);
  if (!found) report(noSuchDeployment.at(undefined, { environment: nameOf(environment), id }));
  return found;
}

async function withStack(
  environment: EnvironmentName,
  id: string,
  store: RecordStore,
  invocation: Invocation,
): Promise<RecordedDeployment | undefined> {
  const found = await find(environment, id, store, invocation);
  return found && { start: found.start, texts: await recordedStack(found, store) };
}

function newestFirst({ start: a }: DeploymentView, { start: b }: DeploymentView): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? 1 : -1;
  const [one, other] = [nameOf(a), nameOf(b)];
  if (one !== other) return one < other ? -1 : 1;
  return Number(b.id) - Number(a.id);
}

/** How many deployments are wanted; undefined where that is no number, which is reported. */
function limitFrom({ options, report }: Invocation): number | undefined {
  const { limit } = options;
  if (limit === undefined) return Infinity;
  if (/^[1-9]\d{0,8}$/.test(limit)) return Number(limit);
  const reason = `"--limit" has to be a whole number from one on, and "${limit}" is none`;
  report(unusableCall.at(undefined, { reason, command: 'scoreform history' }));
  return undefined;
}

/** What the engine said, by its messages; a line that is none of its JSON stays as it is. */
function linesOf(log: string | undefined): string[] {
  return (log ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      try {
        const event = JSON.parse(line) as { readonly '@message'?: unknown };
        return typeof event['@message'] === 'string' ? event['@message'] : line;
      } catch {
        return line;
      }
    });
}
