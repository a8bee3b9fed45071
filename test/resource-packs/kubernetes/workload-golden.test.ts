import { basename, join } from 'node:path';
import { secret } from '../../../src/pack';
import { SAMPLES } from '../../../src/testing/samples';
import type { ValueMap } from '../../../src/model';
import { goldenCases } from '../../golden';
import { placeholder, terraformOf, type Given } from './workload-terraform';

const [, sample] = SAMPLES['workload'] ?? [];

const PASSWORD = secret({ 'kubernetes-secret': { name: 'db', key: 'password', revision: '3' } });
const TOKEN = secret({ 'write-only': { read: () => 'ephemeral-value', revision: '2' } });
const DATABASE = { host: 'db', port: 5432, name: 'orders', database: 'orders', username: 'app' };

const USES: NonNullable<Given['uses']> = {
  api: { type: 'postgres', outputs: { ...DATABASE, password: TOKEN } },
  data: { type: 'volume', outputs: { source: 'data', podVolume: { emptyDir: {} } } },
  db: { type: 'postgres', outputs: { ...DATABASE, password: PASSWORD } },
};

/** What each golden file shows: the workload that every pack is tried with, and one with everything in it. */
const CASES: Readonly<Record<string, Given>> = {
  sample: {
    uses: USES,
    containers: sample?.['containers'] as ValueMap,
    ports: (sample?.['service'] as ValueMap)['ports'] as ValueMap,
    annotations: { 'example.com/team': 'checkout' },
  },
  sidecars: {
    uses: USES,
    protected: true,
    options: { imagePullSecrets: ['registry'] },
    identity: { serviceAccount: 'cart', ready: ['aws_iam_role_policy.cart'] },
    ports: { web: { port: 80, targetPort: 8080 } },
    containers: {
      migrate: { image: 'migrate:1', args: ['up $(NOW)'], before: { main: { ready: 'complete' } } },
      proxy: {
        image: 'proxy:1',
        before: { migrate: { ready: 'healthy' } },
        readinessProbe: { httpGet: { path: '/ready', port: 9000 } },
        variables: { TOKEN: placeholder('api.password') },
      },
      main: {
        image: 'cart:1',
        variables: { URL: placeholder('db.password', 'postgres://app:', '@db') },
        files: {
          '/etc/cart/plain.conf': { content: 'plain ${x}' },
          '/etc/cart/mixed.conf': {
            content: placeholder('db.password', 'password=', '\n'),
            mode: '0400',
          },
          '/etc/cart/token': { content: placeholder('api.password') },
        },
        volumes: { '/data': { source: placeholder('data') } },
        resources: { requests: { cpu: '0.25' }, limits: { memory: '1024Mi' } },
        livenessProbe: { httpGet: { path: '/live', port: 8080 } },
        readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      },
    },
  },
};

goldenCases(join(__dirname, 'workload-golden'), (folder) => {
  const given = CASES[basename(folder)];
  if (!given) throw new Error(`no workload belongs to ${folder}`);
  const { resource, data, check, problems } = terraformOf(given);
  return `${JSON.stringify({ resource, data, check, problems }, null, 2)}\n`;
});
