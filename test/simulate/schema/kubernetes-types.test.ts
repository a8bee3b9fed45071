import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Nesting } from '../../../src/simulate/provider-schema';
import type { CtyType } from '../../../src/simulate/values';
import { CLONE, at, installed, resourcesOf, schemaOf } from './installed';

const PACK = join(CLONE, 'resource-packs', 'kubernetes');
const IMPORT = /@cdktf\/provider-kubernetes\/lib\/([\w-]+)/g;

const bindings = installed('kubernetes');
const resource = resourcesOf(bindings);

/** The modules that the pack imports; each is named like the type that it is for. */
function importedModules(): string[] {
  const files = readdirSync(PACK, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(PACK, file), 'utf8'));
  const names = texts.flatMap((text) => [...text.matchAll(IMPORT)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => name !== 'provider').sort();
}

test('every type that the pack uses is read', () => {
  const names = importedModules().map((name) => name.replaceAll('-', '_'));
  const dataSources = names.filter((name) => name.startsWith('data_')).map((name) => name.slice(5));
  const resources = names
    .filter((name) => !name.startsWith('data_'))
    .map((name) => `kubernetes_${name}`);

  const schema = schemaOf(bindings, { resources, dataSources });

  expect(resources.length).toBeGreaterThan(12);
  expect(Object.keys(schema.resources)).toEqual(resources);
  expect(Object.keys(schema.dataSources)).toEqual(dataSources);
  expect(Object.keys(schema.provider.attributes)).toContain('config_path');
});

const CONTAINER = 'spec.template.spec.container';

interface AttributeCase {
  readonly type: string;
  readonly path: string;
  readonly is: CtyType;
  readonly because: string;
}

test.each<AttributeCase>([
  { type: 'deployment_v1', path: 'spec.replicas', is: 'string', because: 'empty means: leave it' },
  {
    type: 'deployment_v1',
    path: 'spec.strategy.rolling_update.max_surge',
    is: 'string',
    because: 'it may be a percentage',
  },
  {
    type: 'deployment_v1',
    path: `${CONTAINER}.liveness_probe.http_get.port`,
    is: 'string',
    because: 'it may be the name of a port',
  },
  {
    type: 'deployment_v1',
    path: `${CONTAINER}.port.container_port`,
    is: 'number',
    because: 'it is never a name',
  },
  {
    type: 'deployment_v1',
    path: `${CONTAINER}.security_context.run_as_user`,
    is: 'string',
    because: 'zero is not the same as nothing',
  },
  {
    type: 'deployment_v1',
    path: 'spec.template.spec.security_context.supplemental_groups',
    is: ['set', 'number'],
    because: 'the order of groups means nothing',
  },
  {
    type: 'deployment_v1',
    path: `${CONTAINER}.resources.limits`,
    is: ['map', 'string'],
    because: 'quantities are text, under any name',
  },
  {
    type: 'job_v1',
    path: 'spec.ttl_seconds_after_finished',
    is: 'string',
    because: 'zero is not the same as nothing',
  },
  { type: 'service_v1', path: 'spec.port.target_port', is: 'string', because: 'it may be a name' },
  { type: 'service_v1', path: 'spec.port.port', is: 'number', because: 'it is never a name' },
  {
    type: 'horizontal_pod_autoscaler_v2',
    path: 'spec.max_replicas',
    is: 'number',
    because: 'it has to be given',
  },
  {
    type: 'service_v1',
    path: 'status',
    is: [
      'list',
      [
        'object',
        {
          load_balancer: [
            'list',
            ['object', { ingress: ['list', ['object', { hostname: 'string', ip: 'string' }]] }],
          ],
        },
      ],
    ],
    because: 'blocks that only the cluster fills are attributes',
  },
  { type: 'manifest', path: 'manifest', is: 'dynamic', because: 'it may be anything' },
  { type: 'manifest', path: 'object', is: 'dynamic', because: 'the cluster adds to it' },
  {
    type: 'manifest',
    path: 'wait_for',
    is: ['object', { fields: ['map', 'string'] }],
    because: 'an object is an attribute, in spite of its class',
  },
])('$type.$path: $because', ({ type, path, is }) => {
  expect(at(resource(`kubernetes_${type}`), path)).toMatchObject({ type: is });
});

test.each([
  { path: 'data', sensitive: true, writeOnly: false, because: 'it is the secret' },
  { path: 'data_wo', sensitive: false, writeOnly: true, because: 'it is never given back' },
  { path: 'data_wo_revision', sensitive: false, writeOnly: false, because: 'it only counts' },
  { path: 'immutable', sensitive: false, writeOnly: false, because: 'anybody may know' },
])('secret_v1.$path: $because', ({ path, sensitive, writeOnly }) => {
  const found = at(resource('kubernetes_secret_v1'), path);
  expect(found).toMatchObject({ sensitive, writeOnly });
});

interface BlockCase {
  readonly type: string;
  readonly path: string;
  readonly is: readonly [nesting: Nesting, minItems: number, maxItems: number];
  readonly because: string;
}

test.each<BlockCase>([
  { type: 'deployment_v1', path: 'metadata', is: ['list', 1, 1], because: 'there is exactly one' },
  { type: 'deployment_v1', path: 'spec.selector', is: ['list', 0, 1], because: 'at most one' },
  { type: 'deployment_v1', path: CONTAINER, is: ['list', 0, 0], because: 'there are many' },
  {
    type: 'deployment_v1',
    path: `${CONTAINER}.liveness_probe.tcp_socket`,
    is: ['list', 0, 0],
    because: 'nobody has limited it, unlike the other probes',
  },
  {
    type: 'deployment_v1',
    path: `${CONTAINER}.liveness_probe.http_get`,
    is: ['list', 0, 1],
    because: 'at most one',
  },
  { type: 'deployment_v1', path: 'timeouts', is: ['single', 0, 0], because: 'it is of Terraform' },
  {
    type: 'network_policy_v1',
    path: 'spec.ingress',
    is: ['list', 0, 0],
    because: 'one that is empty allows everything',
  },
  { type: 'network_policy_v1', path: 'spec.pod_selector', is: ['list', 1, 1], because: 'required' },
  { type: 'manifest', path: 'wait', is: ['list', 0, 1], because: 'it is a block, unlike wait_for' },
])('$type.$path: $because', ({ type, path, is: [nesting, minItems, maxItems] }) => {
  const found = at(resource(`kubernetes_${type}`), path);
  expect(found).toMatchObject({ nesting, minItems, maxItems });
});
