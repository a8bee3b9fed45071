import { nameOf } from '../../deploy';
import type { Deployment, DeploymentOutcome } from '../../model';
import { sums } from './deployments';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { minute, person, shortCommit } from './moments';
import { columns, lines } from './words';

/** A deployment as its record tells it, and how it came out as far as is known now. */
export interface DeploymentView extends Deployment {
  readonly outcome: DeploymentOutcome;
}

/** Deployments in the format that was asked for, in the order they are given. */
export function renderHistory(
  deployments: readonly DeploymentView[],
  format: string | undefined,
  palette: Palette,
): string {
  if (format === 'json') return renderJson({ deployments: deployments.map(deploymentJson) });
  if (deployments.length === 0) return 'No deployment yet.\n';
  const names = new Set(deployments.map(({ start }) => nameOf(start)));
  const [only] = names;
  const rows = deployments.map((deployment) => {
    const name = names.size > 1 ? [nameOf(deployment.start)] : [];
    return [...name, ...cells(deployment)];
  });
  const head = [...(names.size > 1 ? ['environment'] : []), ...HEAD];
  const [title = '', ...body] = columns([head, ...rows]);
  return lines(
    ...(names.size > 1 ? [] : [palette.bold(only ?? ''), '']),
    palette.bold(title),
    ...body.map((line, row) => painted(line, deployments[row]?.outcome, palette)),
  );
}

const HEAD = ['id', 'when (UTC)', 'who', 'commit', 'what', 'outcome', 'changes'];

function cells({ start, end, outcome }: DeploymentView): string[] {
  return [
    start.id,
    minute(start.startedAt),
    person(start.by),
    shortCommit(start.git),
    operationText(start),
    outcome,
    end ? sums(end.changes) : '',
  ];
}

/** What was done, as in `rollback to 41`. */
export function operationText({ operation, goesBackTo }: Deployment['start']): string {
  return goesBackTo === null ? operation : `${operation} to ${goesBackTo}`;
}

/** How something came out, in the colour of it. */
export function painted(
  text: string,
  outcome: DeploymentOutcome | undefined,
  palette: Palette,
): string {
  if (outcome === 'failed') return palette.error(text);
  return outcome === 'interrupted' || outcome === 'running' ? palette.warning(text) : text;
}

/** A deployment as scripts read it. */
export function deploymentJson({ start, end, outcome }: DeploymentView) {
  const { id, project, environment, operation, goesBackTo, startedAt, by, git, engine } = start;
  return {
    id,
    project,
    environment,
    stack: start.stack,
    operation,
    goesBackTo,
    startedAt,
    finishedAt: end?.finishedAt ?? null,
    outcome,
    by: `${by.user}@${by.host}`,
    job: by.job,
    git,
    engine,
    providers: start.providers,
    packs: start.packs,
    inputs: start.inputs.map(({ path, sha256 }) => ({ path, sha256 })),
    changes: end?.changes ?? start.planned ?? [],
    errors: end?.errors ?? [],
    resourcesLeft: end?.resources ?? null,
  };
}
