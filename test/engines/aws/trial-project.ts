import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pack } from '../../../src/pack';
import { NEIGHBOUR, VALUES, requestsFor, type TrialRequest } from './trial-requests';

export interface TrialOptions {
  /** How many samples of each definition to ask for. @default all */
  readonly samples?: number;
}

/**
 * Writes a project that asks for everything a pack has: one workload of each class requests each type by each class with
 * each of its samples, and mentions every output.
 */
export function writeTrialProject(
  root: string,
  name: string,
  pack: Pack,
  { samples = Infinity }: TrialOptions = {},
): void {
  const project = join(root, 'projects', name);
  const write = (path: string, content: unknown) => {
    const file = join(project, path);
    mkdirSync(dirname(file), { recursive: true });
    // Every JSON text is YAML.
    writeFileSync(file, JSON.stringify(content, null, 2));
  };
  write('project.yaml', { owners: ['team@acme.example'] });
  write('environments/trial.yaml', { type: name, values: VALUES });
  write(`${NEIGHBOUR}/score.yaml`, scoreFile(NEIGHBOUR, 'default', [], { port: 80 }));
  const requestable = pack.resources.filter(({ type }) => type.requestable);
  const workloads = pack.resources.filter(({ type }) => type.name === 'workload');
  workloads.forEach(({ class: workloadClass }, index) => {
    const asking = { index, samples, serves: serves(workloadClass) };
    const requests = requestable.flatMap((definition) => requestsFor(definition, asking));
    const workload = `runs-${workloadClass}`;
    write(`${workload}/score.yaml`, scoreFile(workload, workloadClass, requests));
  });
}

function serves(workloadClass: string): boolean {
  return !workloadClass.endsWith('job');
}

function scoreFile(
  name: string,
  workloadClass: string,
  requests: readonly TrialRequest[],
  web: { readonly port: number; readonly targetPort?: number } = { port: 80, targetPort: 8080 },
) {
  const isServer = serves(workloadClass);
  const { port, targetPort = port } = web;
  return {
    apiVersion: 'score.dev/v1b1',
    metadata: {
      name,
      annotations: {
        'scoreform.dev/workload-class': workloadClass,
        ...(workloadClass === 'cron-job' && { 'scoreform.dev/schedule': '30 4 * * 1' }),
      },
    },
    ...(isServer && { service: { ports: { web } } }),
    containers: {
      prepare: {
        image: 'registry.example/prepare:1.0.0',
        command: ['/bin/prepare'],
        args: ['--all', '$HOME'],
        before: { main: { ready: 'complete' } },
      },
      main: {
        image: `registry.example/${name}:1.4.2`,
        ...contentOf(requests),
        resources: {
          requests: { cpu: '250m', memory: '512Mi' },
          limits: { cpu: '500m', memory: '1Gi' },
        },
        ...(isServer && {
          livenessProbe: { httpGet: { path: '/healthz', port: targetPort } },
          readinessProbe: { httpGet: { path: '/readyz', port: targetPort } },
        }),
      },
    },
    resources: Object.fromEntries(requests.map((asked) => [asked.name, asked.request])),
  };
}

/** Variables, files and volumes that mention every output, alone and inside a text. */
function contentOf(requests: readonly TrialRequest[]) {
  const mentions = requests.flatMap(({ name, outputs }) =>
    outputs.map((output) => [variable(name, output), `\${resources.${name}.${output}}`]),
  );
  const volumes = requests.filter(({ request }) => request['type'] === 'volume');
  const owner = requests.find(({ outputs }) => outputs.includes('password'));
  const password = owner && `\${resources.${owner.name}.password}`;
  return {
    variables: {
      LOG_LEVEL: 'info',
      ...Object.fromEntries(mentions),
      ...(password && { MIXED: `x://user:${password}@host/` }),
    },
    files: {
      '/etc/app/settings.conf': { content: 'level=info\n', mode: '0440' },
      ...(password && { '/etc/app/secret.conf': { content: `password=${password}\n` } }),
    },
    volumes: Object.fromEntries(
      volumes.map(({ name }) => [`/mnt/${name}`, { source: `\${resources.${name}}` }]),
    ),
  };
}

function variable(name: string, output: string): string {
  return `${name}_${output}`.toUpperCase().replaceAll('-', '_');
}
