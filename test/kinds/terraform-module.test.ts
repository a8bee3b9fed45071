import { z } from 'zod';
import { terraformModule } from '../../src/kinds';
import { defineResourceType, secret, type ResourceType } from '../../src/pack';
import { postgresType, sqsType } from '../../src/resource-types';
import { createOne } from './create-one';

const queue = terraformModule(sqsType, {
  source: 'terraform-aws-modules/sqs/aws',
  version: '~> 5.0',
  variables: ({ name }) => ({ name: name.within(80) }),
  outputs: { url: 'queue_url', arn: (module) => module.getString('queue_arn') },
});

test('calls the module with variables and refers to its outputs', () => {
  const { resolved, terraform } = createOne(queue);

  expect(terraform['module']).toEqual({
    thing: {
      source: 'terraform-aws-modules/sqs/aws',
      version: '~> 5.0',
      name: expect.stringMatching(/^shop-test-sqs-cart-thing-[0-9a-f]{8}$/),
    },
  });
  expect(resolved).toEqual({
    url: '${module.thing.queue_url}',
    arn: '${module.thing.queue_arn}',
  });
});

test('says of every output without a mapping that it cannot be had', () => {
  expect(Object.keys(queue.unavailable)).toEqual(['region']);
});

test('takes a record of variables as data', () => {
  const audited = terraformModule(sqsType, {
    source: 'git::https://example.com/queue.git',
    variables: { tags: { 'owner ${x}': '${file("/etc/passwd")}' }, retention: 3 },
    outputs: {},
  });

  expect(createOne(audited).terraform['module']).toEqual({
    thing: {
      source: 'git::https://example.com/queue.git',
      tags: { 'owner $${x}': '$${file("/etc/passwd")}' },
      retention: 3,
    },
  });
});

test.each([
  { kind: 'text', schema: z.string(), reads: '${module.thing.out}', as: 'string' },
  { kind: 'number', schema: z.number(), reads: '${module.thing.out}', as: 'number' },
  { kind: 'boolean', schema: z.boolean(), reads: '${module.thing.out}', as: 'object' },
  { kind: 'list', schema: z.array(z.string()), reads: '${module.thing.out}', as: 'object' },
  {
    kind: 'map',
    schema: z.record(z.string(), z.string()),
    reads: '${module.thing.out}',
    as: 'object',
  },
])('reads a $kind as one', ({ schema, reads, as }) => {
  const type = defineResourceType({
    name: 'thing',
    summary: 'A thing.',
    params: z.strictObject({}),
    outputs: z.strictObject({ value: schema }),
  }) as ResourceType;
  const { outputs, resolved } = createOne(
    terraformModule(type, { source: 'a/b/c', outputs: { value: 'out' } }),
  );

  expect(typeof outputs['value']).toBe(as);
  expect(resolved['value']).toBe(reads);
});

test('takes a secret only where a function says where it lies', () => {
  const database = terraformModule(postgresType, {
    source: 'terraform-aws-modules/rds/aws',
    stateful: ['aws_db_instance'],
    outputs: {
      host: 'db_instance_address',
      port: 'db_instance_port',
      password: (module) =>
        secret({
          'aws-secrets-manager': {
            arn: module.getString('db_instance_master_user_secret_arn'),
            key: 'password',
            revision: '1',
          },
        }),
    },
  });

  expect(createOne(database).outputs['password']).toMatchObject({
    ways: { 'aws-secrets-manager': { key: 'password' } },
  });
  expect(database.stateful).toEqual(['aws_db_instance']);
});

test.each([
  { because: 'its value would be in the state', outputs: { password: 'db_password' } },
  { because: 'nobody could ask for it', outputs: { hots: 'db_host' } },
])('refuses to map $outputs, because $because', ({ outputs }) => {
  const untyped: ResourceType = postgresType;

  expect(() => terraformModule(untyped, { source: 'a/b/c', outputs })).toThrow(TypeError);
});
