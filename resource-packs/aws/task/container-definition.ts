import { hashOf, plainText } from '../../../src/pack';
import type { Container, Port, WorkloadParams } from '../workload/workload-params';
import { settingOf } from '../workload/workload-params';
import { healthCheck } from './container-health';
import { isToEnd, waitsOf, type Wait } from './container-order';
import type { TaskLog } from './task-log';
import { REVISIONS } from './task-preparation';
import type { TaskSecrets } from './task-secrets';
import { containerSize } from './task-size';
import type { Mount } from './task-volumes';

export interface ContainerOptions {
  readonly params: WorkloadParams;
  readonly name: string;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** What it waits for besides what the Score file says. */
  readonly waits: readonly Wait[];
  /** Undefined where the image decides who it runs as. */
  readonly user: string | undefined;
  readonly readonlyRootFilesystem: boolean;
  readonly secrets: TaskSecrets;
  readonly log: TaskLog;
}

/** A container of a task, as ECS writes it. */
export function containerDefinition(options: ContainerOptions) {
  const { params, name, ports, mounts, waits, user, readonlyRootFilesystem, secrets, log } =
    options;
  const { containers } = params;
  const container = containers[name];
  if (!container) throw new TypeError(`There is no container "${name}": this is a bug.`);
  const { environment, referred } = variablesOf(name, container, secrets);
  const grace = settingOf(params, 'gracePeriod');
  return {
    name,
    image: container.image,
    essential: !isToEnd(containers, name),
    ...containerSize(container),
    user,
    readonlyRootFilesystem,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
    entryPoint: container.command,
    command: container.args,
    environment,
    secrets: referred.map(({ variable, valueFrom }) => ({ name: variable, valueFrom })),
    dockerLabels: labelsOf(params, referred),
    portMappings: ports.map(({ name: port, targetPort, protocol }) => ({
      name: port,
      containerPort: targetPort,
      hostPort: targetPort,
      protocol,
    })),
    mountPoints: mounts,
    dependsOn: [...waits, ...waitsOf(containers, name)],
    healthCheck: healthCheck(containers, name),
    stopTimeout: grace === undefined ? undefined : Number(grace),
    logConfiguration: log.configurationFor(name),
  };
}

interface Referred {
  readonly variable: string;
  readonly valueFrom: string;
  readonly revision: string;
}

function variablesOf(name: string, { variables = {} }: Container, secrets: TaskSecrets) {
  const environment: { name: string; value: string }[] = [];
  const referred: Referred[] = [];
  for (const [variable, content] of Object.entries(variables).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const value = plainText(content);
    if (value !== undefined) {
      environment.push({ name: variable, value });
      continue;
    }
    const id = `variable-${name}-${hashOf(variable).slice(0, 8)}`;
    referred.push({ variable, ...secrets.refer(id, `The variable "${variable}"`, content) });
  }
  return { environment, referred };
}

/** The annotations that are not for Scoreform, and the revisions of its secrets, which begin a new deployment. */
function labelsOf(
  { metadata }: WorkloadParams,
  referred: readonly Referred[],
): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    if (!key.startsWith('scoreform.dev/') && value !== undefined) labels[key] = value;
  }
  if (referred.length === 0) return labels;
  const revisions = referred.map(({ variable, revision }) => `${variable}=${revision}`).join(' ');
  return { ...labels, [REVISIONS]: revisions };
}
