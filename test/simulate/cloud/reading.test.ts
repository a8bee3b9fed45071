import { policyDocument } from '../../../src/simulate/reading/policy-document';
import type { Question } from '../../../src/simulate/reading/source';
import type { BlockValue, Dynamic, Value } from '../../../src/simulate/values';
import { attribute, block } from '../planning/blocks';
import { newFile, open, SCHEMA, STACK } from './small-stack';

const KUBERNETES = {
  ...SCHEMA,
  resources: {
    kubernetes_deployment_v1: {
      version: 0,
      block: block(
        { id: attribute('computed') },
        {
          metadata: [
            'one',
            block({
              name: attribute('optional'),
              namespace: attribute('optional'),
              generation: attribute('computed', 'number'),
              uid: attribute('computed'),
            }),
          ],
          spec: [
            'one',
            block(
              { replicas: attribute('optional') },
              { container: ['list', block({ image_pull_policy: attribute('optional') })] },
            ),
          ],
        },
      ),
    },
  },
  dataSources: {
    kubernetes_resource: {
      version: 0,
      block: block(
        {
          api_version: attribute('required'),
          kind: attribute('required'),
          object: attribute('computed', 'dynamic'),
        },
        {
          metadata: [
            'list',
            block({ name: attribute('required'), namespace: attribute('optional') }),
          ],
        },
      ),
    },
  },
};

test('who and where one is are what the configuration says', async () => {
  const { cloud } = open(newFile());

  const who = await cloud.readData('aws_caller_identity', { id: null, account_id: null });
  const zones = await cloud.readData('aws_availability_zones', { id: null, names: null });

  expect(who.state).toEqual({ id: '111122223333', account_id: '111122223333' });
  expect(zones.state['names']).toEqual(['eu-central-1a', 'eu-central-1b', 'eu-central-1c']);
});

test('a question about something that was simulated is answered with that, and any other the same each time', async () => {
  const { cloud, make } = open(newFile());
  const state = await make('aws_vpc', { cidr_block: '10.0.0.0/16' });
  const ask = async (config: BlockValue) => (await cloud.readData('aws_vpc', config)).state;

  expect(await ask({ id: null, cidr_block: '10.0.0.0/16' })).toEqual({
    id: state['id'],
    cidr_block: '10.0.0.0/16',
  });
  const other = await ask({ id: 'vpc-2', cidr_block: null });
  expect(other).toEqual(await ask({ id: 'vpc-2', cidr_block: null }));
  expect(other['id']).toBe('vpc-2');
});

test('the status of an object says that its rollout has finished', async () => {
  const { cloud } = open(newFile(), { schema: KUBERNETES });
  const metadata = [{ name: 'web', namespace: 'shop', generation: null, uid: null }];
  const spec = [{ replicas: '3', container: [{ image_pull_policy: 'Always' }] }];
  const planned = { id: 'shop/web', metadata, spec };
  await cloud.apply({
    type: 'kubernetes_deployment_v1',
    prior: null,
    planned,
    config: { ...planned, id: null },
    plannedPrivate: new Uint8Array(),
  });

  const ask = async (name: string) => {
    const asked = { name, namespace: 'shop' };
    const config = { api_version: 'apps/v1', kind: 'Deployment', object: null, metadata: [asked] };
    const { state } = await cloud.readData('kubernetes_resource', config);
    return (state['object'] as Dynamic).value;
  };

  expect(await ask('web')).toMatchObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', generation: 1 },
    spec: { replicas: 3, containers: [{ imagePullPolicy: 'Always' }] },
    status: { observedGeneration: 1, updatedReplicas: 3, availableReplicas: 3 },
  });
  expect(await ask('of-somebody-else')).toMatchObject({ status: { observedGeneration: 1 } });
});

test.each([
  ['a text', '${ephemeral.aws_secretsmanager_secret_version.read.secret_string}', undefined],
  [
    'JSON, where a key is taken out of it',
    '${jsondecode(ephemeral.aws_secretsmanager_secret_version.read.secret_string)["api-key"]}',
    ['api-key'],
  ],
])('a secret that somebody brought is %s', async (_, use, keys) => {
  const configuration = {
    ...(STACK.configuration as object),
    ephemeral: { aws_secretsmanager_secret_version: { read: { secret_id: 'payments/stripe' } } },
    output: { one: { value: use } },
  };
  const { cloud } = open(newFile(), { stack: { ...STACK, configuration } });
  const config = {
    secret_id: 'payments/stripe',
    version_id: null,
    version_stage: null,
    secret_string: null,
  };

  const { result } = await cloud.open('aws_secretsmanager_secret_version', config);
  const again = await cloud.open('aws_secretsmanager_secret_version', config);

  expect(again.result).toEqual(result);
  const secret = String(result['secret_string']);
  if (keys) expect(Object.keys(JSON.parse(secret) as object)).toEqual(keys);
  else expect(secret).toMatch(/^[a-z]{32}$/);
});

test('what is imported is what was simulated, or what the stack says there is', async () => {
  const configuration = {
    ...(STACK.configuration as object),
    import: [{ to: 'aws_sqs_queue.jobs', id: 'https://queue' }],
  };
  const { cloud, make } = open(newFile(), { stack: { ...STACK, configuration } });
  const state = await make('aws_vpc', { cidr_block: '10.0.0.0/16' });

  const { imported } = await cloud.import('aws_vpc', String(state['id']));
  const other = await cloud.import('aws_sqs_queue', 'https://queue');

  expect(imported).toMatchObject([{ type: 'aws_vpc', state }]);
  expect(other.imported[0]?.state).toMatchObject({
    id: 'https://queue',
    name: 'jobs',
    delay_seconds: 5,
    arn: 'arn:aws:sqs:eu-central-1:111122223333:jobs',
  });
});

const rendered = (config: Readonly<Record<string, Value>>) =>
  JSON.parse(
    String(policyDocument({ config } as unknown as Question)['json']), // It asks for nothing else.
  ) as object;

const statement = (said: Readonly<Record<string, Value>>): Value => ({
  sid: null,
  effect: null,
  actions: null,
  resources: null,
  principals: [],
  condition: [],
  ...said,
});

test.each<readonly [string, Readonly<Record<string, Value>>, object]>([
  ['nothing', { statement: [] }, { Version: '2012-10-17', Statement: [] }],
  [
    'one value is a text, several are a list',
    { statement: [statement({ actions: ['s3:Put', 's3:Get'], resources: ['*'] })] },
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['s3:Get', 's3:Put'], Resource: '*' }],
    },
  ],
  [
    'anybody is a star',
    { statement: [statement({ principals: [{ type: '*', identifiers: ['*'] }] })] },
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*' }] },
  ],
  [
    'principals and conditions are by type and test',
    {
      version: '2008-10-17',
      policy_id: 'x',
      statement: [
        statement({
          effect: 'Deny',
          principals: [{ type: 'AWS', identifiers: ['b', 'a'] }],
          condition: [
            { test: 'StringEquals', variable: 'v', values: ['1'] },
            { test: 'StringEquals', variable: 'v', values: ['2'] },
          ],
        }),
      ],
    },
    {
      Version: '2008-10-17',
      Id: 'x',
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: ['a', 'b'] },
          Condition: { StringEquals: { v: ['1', '2'] } },
        },
      ],
    },
  ],
  [
    'a statement takes the place of one with its name',
    {
      source_policy_documents: ['{"Statement":[{"Sid":"a","Effect":"Allow"}]}'],
      override_policy_documents: ['{"Statement":{"Sid":"a","Effect":"Deny"}}', 'no JSON'],
      statement: [statement({ sid: 'b' })],
    },
    {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'a', Effect: 'Deny' },
        { Sid: 'b', Effect: 'Allow' },
      ],
    },
  ],
])('a policy: %s', (_, config, document) => {
  expect(rendered(config)).toEqual(document);
});
