import { replacementsOf, replacingPaths } from '../../../src/simulate/planning/replacing';
import type { BlockSchema } from '../../../src/simulate/provider-schema';
import { Dynamic, UNKNOWN, type BlockValue } from '../../../src/simulate/values';
import { attribute, block } from './blocks';

const metadata = block({
  name: attribute('optional'),
  namespace: attribute('optional'),
  labels: attribute('optional', ['map', 'string']),
});
const withData = block(
  { data: attribute('optional', ['map', 'string']), immutable: attribute('optional', 'bool') },
  { metadata: ['list', metadata] },
);
const manifest = block({ manifest: attribute('required', 'dynamic') });
const labelled = block({ match_labels: attribute('optional', ['map', 'string']) });
const deployment = block(
  {},
  {
    metadata: ['list', metadata],
    spec: ['list', block({ replicas: attribute('optional') }, { selector: ['list', labelled] })],
  },
);
const network = block({
  cidr_block: attribute('either'),
  region: attribute('either'),
  enable_dns_support: attribute('optional', 'bool'),
});
const rule = block({ cidr_ipv4: attribute('optional'), prefix_list_id: attribute('optional') });
const cache = block({ engine: attribute('optional'), engine_version: attribute('optional') });
const taskVolumes = block({}, { volume: ['set', block({ name: attribute('required') })] });

interface Case {
  readonly because: string;
  readonly type: string;
  readonly schema: BlockSchema;
  readonly prior: BlockValue;
  readonly planned: BlockValue;
  readonly paths: readonly (readonly (string | number)[])[];
}

const object = (name: string, replicas: number) =>
  new Dynamic(
    ['object', { kind: 'string', metadata: ['object', { name: 'string' }], replicas: 'number' }],
    { kind: 'Certificate', metadata: { name }, replicas },
  );

test.each<Case>([
  {
    because: 'a network keeps its addresses',
    type: 'aws_vpc',
    schema: network,
    prior: { cidr_block: '10.0.0.0/16', enable_dns_support: true },
    planned: { cidr_block: '10.1.0.0/16', enable_dns_support: true },
    paths: [['cidr_block']],
  },
  {
    because: 'everything else of it is changed in place',
    type: 'aws_vpc',
    schema: network,
    prior: { cidr_block: '10.0.0.0/16', enable_dns_support: true },
    planned: { cidr_block: '10.0.0.0/16', enable_dns_support: false },
    paths: [],
  },
  {
    because: 'nothing moves to another region, whatever it is',
    type: 'aws_anything',
    schema: network,
    prior: { region: 'eu-central-1' },
    planned: { region: 'eu-west-1' },
    paths: [['region']],
  },
  {
    because: 'what is not known before apply may be another value',
    type: 'aws_vpc',
    schema: network,
    prior: { cidr_block: '10.0.0.0/16' },
    planned: { cidr_block: UNKNOWN },
    paths: [['cidr_block']],
  },
  {
    because: 'a rule may have another range',
    type: 'aws_vpc_security_group_ingress_rule',
    schema: rule,
    prior: { cidr_ipv4: '10.0.0.0/16', prefix_list_id: null },
    planned: { cidr_ipv4: '10.1.0.0/16', prefix_list_id: null },
    paths: [],
  },
  {
    because: 'but not another kind of source',
    type: 'aws_vpc_security_group_ingress_rule',
    schema: rule,
    prior: { cidr_ipv4: '10.0.0.0/16', prefix_list_id: null },
    planned: { cidr_ipv4: null, prefix_list_id: 'pl-1' },
    paths: [['cidr_ipv4'], ['prefix_list_id']],
  },
  {
    because: 'a later version is an upgrade, though "10" comes before "9" in a dictionary',
    type: 'aws_elasticache_replication_group',
    schema: cache,
    prior: { engine: 'redis', engine_version: '9.1' },
    planned: { engine: 'redis', engine_version: '10.0' },
    paths: [],
  },
  {
    because: 'no data goes back to an earlier version',
    type: 'aws_elasticache_replication_group',
    schema: cache,
    prior: { engine: 'redis', engine_version: '7.1' },
    planned: { engine: 'redis', engine_version: '6.2' },
    paths: [['engine_version']],
  },
  {
    because: 'Redis becomes Valkey in place',
    type: 'aws_elasticache_replication_group',
    schema: cache,
    prior: { engine: 'redis', engine_version: '7.1' },
    planned: { engine: 'valkey', engine_version: '8.0' },
    paths: [],
  },
  {
    because: 'the order of a set says nothing',
    type: 'aws_ecs_task_definition',
    schema: taskVolumes,
    prior: { volume: [{ name: 'a' }, { name: 'b' }] },
    planned: { volume: [{ name: 'b' }, { name: 'a' }] },
    paths: [],
  },
  {
    because: 'a task definition is never changed, and nothing in a set has a path of its own',
    type: 'aws_ecs_task_definition',
    schema: taskVolumes,
    prior: { volume: [{ name: 'a' }] },
    planned: { volume: [{ name: 'a' }, { name: 'b' }] },
    paths: [['volume']],
  },
  {
    because: 'the name is inside a block, of which there is a list',
    type: 'kubernetes_deployment_v1',
    schema: deployment,
    prior: { metadata: [{ name: 'a', namespace: 'x', labels: null }], spec: [] },
    planned: { metadata: [{ name: 'b', namespace: 'x', labels: { a: 'b' } }], spec: [] },
    paths: [['metadata', 0, 'name']],
  },
  {
    because: 'a selector cannot be changed, the number of pods can',
    type: 'kubernetes_deployment',
    schema: deployment,
    prior: { metadata: [], spec: [{ replicas: '1', selector: [{ match_labels: { app: 'a' } }] }] },
    planned: {
      metadata: [],
      spec: [{ replicas: '2', selector: [{ match_labels: { app: 'b' } }] }],
    },
    paths: [['spec', 0, 'selector', 0, 'match_labels']],
  },
  {
    because: 'most config maps can be changed',
    type: 'kubernetes_config_map_v1',
    schema: withData,
    prior: { metadata: [], data: { a: '1' }, immutable: null },
    planned: { metadata: [], data: { a: '2' }, immutable: null },
    paths: [],
  },
  {
    because: 'those that say they are immutable cannot',
    type: 'kubernetes_config_map_v1',
    schema: withData,
    prior: { metadata: [], data: { a: '1' }, immutable: true },
    planned: { metadata: [], data: { a: '2' }, immutable: true },
    paths: [['data']],
  },
  {
    because: 'what is in a manifest is changed in place',
    type: 'kubernetes_manifest',
    schema: manifest,
    prior: { manifest: object('a', 1) },
    planned: { manifest: object('a', 2) },
    paths: [],
  },
  {
    because: 'but what it is called is not',
    type: 'kubernetes_manifest',
    schema: manifest,
    prior: { manifest: object('a', 1) },
    planned: { manifest: object('b', 1) },
    paths: [['manifest']],
  },
])('$type: $because', ({ type, schema, prior, planned, paths }) => {
  expect(replacingPaths(type, schema, prior, planned)).toEqual(paths);
});

test.each([
  ['acme_thing', ['name', 'name_prefix'], 'a name is nearly always an identity'],
  ['aws_internet_gateway', [], 'it can be given to another network'],
  ['aws_iam_role_policy_attachment', ['policy_arn', 'role'], 'it is nothing but two references'],
  [
    'kubernetes_acme_v3',
    ['metadata.generate_name', 'metadata.name', 'metadata.namespace'],
    'every object has its identity in one place',
  ],
])('%s is replaced because of %j: %s', (type, paths) => {
  expect(replacementsOf(type)).toEqual(paths);
});
