import { nameOf } from '../../deploy';
import type { Deployment } from '../../model';
import type { EnvironmentStatus, Health } from '../deploying/status';
import type { Palette } from './diagnostic-text';
import { operationText } from './history';
import { renderJson } from './json';
import { environmentLockAdvice, environmentLockJson, environmentLockText } from './locks';
import { minute, person, shortCommit } from './moments';
import { printable } from './printable';
import { section } from './section';
import { columns, count, lines } from './words';

/** An environment with all that `status` tells of it. */
export interface StatusView extends EnvironmentStatus {
  readonly health: Health;
}

/** The state of environments in the format that was asked for. */
export function renderStatus(
  environments: readonly StatusView[],
  format: string | undefined,
  palette: Palette,
): string {
  if (format === 'json') return renderJson({ environments: environments.map(statusJson) });
  if (environments.length === 0) return 'No environment yet.\n';
  const [title = '', ...rows] = columns([HEAD, ...environments.map(cells)]);
  const remarks = environments.flatMap((view) => section(nameOf(view), remarksOf(view), palette));
  return lines(
    palette.bold(title),
    ...rows.map((row, index) => {
      const view = environments[index];
      return view && (isBroken(view) || view.broken.length > 0) ? palette.error(row) : row;
    }),
    ...remarks,
  );
}

const HEAD = ['environment', 'deployment', 'since (UTC)', 'who', 'commit', 'health', 'waiting'];

function cells(view: StatusView): string[] {
  const { state, last, changedInputs } = view;
  const name = nameOf(view);
  if (!last) return [name, 'never deployed', '-', '-', '-', '-', '-'];
  const { start, end } = last;
  return [
    name,
    `${start.id} ${state === 'removed' ? 'removed' : last.outcome}`,
    minute(end?.finishedAt ?? start.startedAt),
    person(start.by),
    shortCommit(start.git),
    healthWord(view),
    waitingText(state, changedInputs),
  ];
}

function waitingText(
  state: EnvironmentStatus['state'],
  changedInputs: readonly string[] | null,
): string {
  if (state !== 'deployed') return '-';
  if (changedInputs === null) return 'not known';
  return changedInputs.length === 0 ? 'nothing' : count(changedInputs.length, 'file');
}

function healthWord(view: StatusView): string {
  if (view.state !== 'deployed') return '-';
  const { health } = view;
  if (isBroken(view) || isUnhealthy(health)) return 'unhealthy';
  return { healthy: 'healthy', 'no-checks': '-', unknown: 'not known' }[health.state];
}

/** A deployment that did not come to its end counts until the next one does. */
function isBroken({ state, health, last }: StatusView): boolean {
  if (state !== 'deployed') return false;
  const { outcome } = last ?? {};
  return isUnhealthy(health) || outcome === 'failed' || outcome === 'interrupted';
}

function isUnhealthy(
  health: Health,
): health is Extract<Health, { state: 'unhealthy' | 'state-missing' }> {
  return health.state === 'unhealthy' || health.state === 'state-missing';
}

function remarksOf(view: StatusView): string[] {
  const { last, succeeded, lock, broken, health, expires, expired, paused, changedInputs } = view;
  const name = nameOf(view);
  return [
    ...(last && last.outcome !== 'succeeded' ? outcomeLines(last, last.outcome, succeeded) : []),
    ...healthLines(health),
    ...broken.map(({ id, why }) => `The record of deployment ${id} is broken: ${printable(why)}`),
    ...(lock === null ? [] : [environmentLockText(lock), environmentLockAdvice(lock) ?? []].flat()),
    ...(expires !== null && (expired || view.state === 'deployed')
      ? [`${expired ? 'Expired' : 'Expires'} at ${minute(expires)} UTC`]
      : []),
    ...(paused ? ['Paused: its workloads stand still'] : []),
    ...(!view.hasFile && view.state === 'deployed'
      ? [`Its file has gone and what was deployed has not: scoreform environment delete ${name}`]
      : []),
    ...(changedInputs && changedInputs.length > 0
      ? [`Changed since: ${fewOf(changedInputs.map(printable))}`]
      : []),
  ];
}

function outcomeLines(
  { start, end }: Deployment,
  outcome: string,
  succeeded: Deployment | null,
): string[] {
  const [error] = end?.errors ?? [];
  const why = error === undefined ? '' : `: ${printable(error.split('\n')[0] ?? '')}`;
  const before =
    succeeded === null
      ? 'No deployment has succeeded yet'
      : `The last that succeeded is ${succeeded.start.id}, of ${minute(succeeded.start.startedAt)} UTC`;
  return [`Deployment ${start.id} (${operationText(start)}) ${verbOf(outcome)}${why}`, before];
}

function verbOf(outcome: string): string {
  if (outcome === 'running') return 'is running';
  return outcome === 'failed' ? 'failed' : `was ${outcome}`;
}

function healthLines(health: Health): string[] {
  switch (health.state) {
    case 'unhealthy':
      return health.checks.flatMap(checkLines);
    case 'state-missing': {
      const { summary, detail } = health.problem;
      return [summary, ...detail.split('\n').filter(Boolean).map(printable)];
    }
    case 'unknown':
      return [`Health is not known: ${printable(health.why)}`];
    default:
      return [];
  }
}

function checkLines({
  address,
  check,
  messages,
}: Extract<Health, { state: 'unhealthy' }>['checks'][number]): string[] {
  return messages.map((message) => `${printable(address ?? check)}: ${printable(message)}`);
}

const FEW = 5;

function fewOf(all: readonly string[]): string {
  const shown = all.slice(0, FEW).join(', ');
  return all.length > FEW ? `${shown} and ${String(all.length - FEW)} more` : shown;
}

function statusJson(view: StatusView) {
  const { last, succeeded, lock, health, changedInputs } = view;
  return {
    project: view.project,
    environment: view.environment,
    type: view.type,
    hasFile: view.hasFile,
    state: view.state,
    deployment: last && { ...deploymentJson(last), outcome: last.outcome },
    succeeded: succeeded && deploymentJson(succeeded),
    lock: lock && environmentLockJson(lock),
    brokenRecords: view.broken,
    health: isBroken(view) ? 'unhealthy' : health.state,
    why: whyOf(health),
    checks: health.state === 'unhealthy' ? health.checks : [],
    expires: view.expires,
    expired: view.expired,
    paused: view.paused,
    changedInputs,
  };
}

function whyOf(health: Health): string | null {
  if (health.state === 'state-missing') return health.problem.summary;
  return health.state === 'unknown' ? health.why : null;
}

function deploymentJson({ start, end }: Deployment) {
  return {
    id: start.id,
    operation: start.operation,
    startedAt: start.startedAt,
    finishedAt: end?.finishedAt ?? null,
    by: `${start.by.user}@${start.by.host}`,
    git: start.git,
    errors: end?.errors ?? [],
  };
}
