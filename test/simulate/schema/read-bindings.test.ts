import type { BlockSchema, ProviderSchema } from '../../../src/simulate/provider-schema';
import { typesOf } from './every-module';
import { at, installed, resourcesOf, schemaOf } from './installed';
import { refusals } from './well-formed';

const aws = installed('aws');
const kubernetes = installed('kubernetes');
const resource = resourcesOf(aws);

/** So that a run takes a second and each run sees the same ones. */
const STEP = 40;

function allBlocks({ provider, resources, dataSources }: ProviderSchema): [string, BlockSchema][] {
  const types = [...Object.entries(resources), ...Object.entries(dataSources)];
  return [
    ['provider', provider],
    ...types.map(([name, { block }]): [string, BlockSchema] => [name, block]),
  ];
}

test.each([
  { bindings: aws, step: STEP },
  { bindings: kubernetes, step: STEP / 10 },
])('Terraform has nothing against any schema of $bindings.name', ({ bindings, step }) => {
  const types = typesOf(bindings, step);

  const schema = schemaOf(bindings, types);

  const refused = allBlocks(schema).flatMap(([name, block]) =>
    refusals(block).map((refusal) => `${name}.${refusal}`),
  );
  expect(refused).toEqual([]);
  const empty = allBlocks(schema).filter(([, block]) => Object.keys(block.attributes).length === 0);
  expect(empty).toEqual([]);
});

const plain = { required: false, optional: false, computed: false };

test.each([
  {
    type: 'aws_sqs_queue',
    path: 'url',
    is: { type: 'string', ...plain, computed: true },
    because: 'it can only be read',
  },
  {
    type: 'aws_sqs_queue',
    path: 'delay_seconds',
    is: { type: 'number', ...plain, optional: true },
    because: 'it can be left out',
  },
  {
    type: 'aws_sqs_queue',
    path: 'id',
    is: { type: 'string', ...plain, optional: true, computed: true },
    because: 'the old kit of providers lets everybody set it',
  },
  {
    type: 'aws_db_instance',
    path: 'instance_class',
    is: { type: 'string', ...plain, required: true },
    because: 'it has to be given',
  },
  {
    type: 'aws_db_instance',
    path: 'vpc_security_group_ids',
    is: { type: ['set', 'string'], ...plain, optional: true, computed: true },
    because: 'sets are read as lists that were made of them',
  },
  {
    type: 'aws_db_instance',
    path: 'master_user_secret',
    is: {
      type: [
        'list',
        ['object', { kms_key_id: 'string', secret_arn: 'string', secret_status: 'string' }],
      ],
      ...plain,
      computed: true,
    },
    because: 'what is computed is no block',
  },
  {
    type: 'aws_db_instance',
    path: 'password_wo',
    is: { sensitive: true, writeOnly: true },
    because: 'its value is never given back',
  },
  {
    type: 'aws_db_instance',
    path: 'password_wo_version',
    is: { type: 'number', sensitive: false, writeOnly: false },
    because: 'it only counts',
  },
  {
    type: 'aws_db_instance',
    path: 'manage_master_user_password',
    is: { type: 'bool', sensitive: false },
    because: 'only its name sounds like a secret',
  },
  {
    type: 'aws_ssm_parameter',
    path: 'value',
    is: { sensitive: true },
    because: 'only its type of resource tells',
  },
  {
    type: 'aws_security_group',
    path: 'ingress',
    is: { optional: true, computed: true },
    because: 'it looks like a block, and is an attribute of objects',
  },
  {
    type: 'aws_vpc_endpoint',
    path: 'dns_options',
    is: { nesting: 'list', minItems: 0, maxItems: 1 },
    because: 'blocks of the old kit are lists, even of one',
  },
  {
    type: 'aws_dynamodb_table',
    path: 'ttl',
    is: { nesting: 'list', maxItems: 1 },
    because: 'blocks of the old kit are lists, even of one',
  },
  {
    type: 'aws_wafv2_web_acl',
    path: 'rule',
    is: { nesting: 'list' },
    because: 'the generator leaves its statements out, and no set may hold what has no type',
  },
  {
    type: 'aws_wafv2_web_acl',
    path: 'rule.statement',
    is: { type: 'dynamic', optional: true },
    because: 'the generator leaves it out',
  },
  {
    type: 'aws_lexv2models_bot_version',
    path: 'locale_specification',
    is: { type: ['map', ['object', { source_bot_version: 'string' }]], required: true },
    because: 'maps of objects are attributes',
  },
])('$type.$path: $because', ({ type, path, is }) => {
  expect(at(resource(type), path)).toMatchObject(is);
});

test('nothing stands in the block of a provider that is of Terraform', () => {
  const { provider } = schemaOf(aws, {});
  expect(provider.attributes).not.toHaveProperty('alias');
  expect(at(provider, 'assume_role.policy_arns')).toMatchObject({ type: ['set', 'string'] });
  expect(at(provider, 'assume_role')).toMatchObject({ nesting: 'list', maxItems: 0 });
});
