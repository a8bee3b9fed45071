import { Template, type ValueMap } from '../model';

/** The resources that the sample workload uses, by the names it gives them. */
export const USED_BY_SAMPLE = { data: 'volume', db: 'postgres' } as const;

/** A placeholder between two texts, as reading makes it of `before${resources.<path>}after`. */
function template(
  before: string,
  [resource = '', ...path]: readonly string[],
  after = '',
): Template {
  const placeholder = { resource, path, text: ['resources', resource, ...path].join('.') };
  const literal = (text: string) => (text === '' ? [] : [{ literal: text }]);
  return new Template([...literal(before), { placeholder }, ...literal(after)]);
}

/** A workload with everything in it that a Score file can say. */
const workload: ValueMap = {
  metadata: {
    name: 'sample',
    annotations: { 'example.com/team': 'checkout' },
    extra: { deep: [1, true, null, 'text'] },
  },
  service: { ports: { web: { port: 80, targetPort: 8080, protocol: 'TCP' }, dns: { port: 53 } } },
  containers: {
    migrate: {
      image: 'example.com/migrate:1',
      command: ['/bin/sh', '-c'],
      args: ['migrate "$HOME"'],
      before: { main: { ready: 'complete' } },
    },
    main: {
      image: 'example.com/main:1',
      variables: {
        PLAIN: 'text',
        HOST: template('', ['db', 'host']),
        PORT: template('', ['db', 'port']),
        PASSWORD: template('', ['db', 'password']),
        URL: template('postgres://user:', ['db', 'password'], '@host'),
      },
      files: {
        '/etc/app/plain.txt': { content: 'text', mode: '0644' },
        '/etc/app/secret.txt': { content: template('password=', ['db', 'password'], '\n') },
        '/etc/app/binary.bin': { binaryContent: 'AAEC' },
        '/etc/app/raw.txt': { content: 'text', noExpand: true },
      },
      volumes: {
        '/data': { source: template('', ['data']), path: 'sub', readOnly: true },
      },
      resources: { limits: { cpu: '500m', memory: '128Mi' }, requests: { cpu: '0.1' } },
      livenessProbe: { httpGet: { path: '/healthz', port: 8080, scheme: 'HTTPS' } },
      readinessProbe: { exec: { command: ['true'] } },
    },
  },
};

/** The same with a schedule, which a workload of the class `cron-job` has to have. */
function scheduled({ metadata, ...others }: ValueMap): ValueMap {
  const { annotations, ...facts } = metadata as ValueMap;
  return {
    ...others,
    metadata: {
      ...facts,
      annotations: {
        ...(annotations as ValueMap | undefined),
        'scoreform.dev/schedule': '0 4 * * *',
      },
    },
  };
}

const smallest: ValueMap = {
  metadata: { name: 'sample' },
  containers: { main: { image: 'example.com/main:1' } },
};

/** The fewest params and the most, for the well-known types, or classes of them, that need any or take many. */
export const SAMPLES: Readonly<Record<string, readonly ValueMap[]>> = {
  'azure-blob': [{}, { container: 'reports' }],
  'dapr-subscription': [{ pubsub: 'bus', topic: 'orders' }],
  dynamodb: [{}, { partitionKey: 'customer', sortKey: 'order' }],
  endpoint: [{}, { port: 8181, openapi_file: './openapi.yaml', openapi_title: 'Orders' }],
  'horizontal-pod-autoscaler': [{}, { minReplicas: 1, maxReplicas: 9 }],
  'internal-expose': [{ port: 'web' }, { port: 80, path: '/internal' }],
  'llm-model': [{ model: 'small:1b' }, { model: 'small:1b', context_size: 4096 }],
  postgres: [{}, { version: '17', extensions: { postgis: {}, hstore: { schema: 'public' } } }],
  route: [
    { host: 'shop.example', port: 80 },
    { host: 'shop.example', path: '/a', port: 'web' },
  ],
  'service-monitor': [{ port: 'web' }, { port: 80, path: '/stats' }],
  'service-port': [
    { workload: 'other', port: 'web' },
    { workload: 'other', port: 80 },
  ],
  'tls-cert': [{ host: 'shop.example' }],
  workload: [smallest, workload],
  'workload.cron-job': [scheduled(smallest), scheduled(workload)],
};
