import { existing } from '../../src/kinds';
import { secret, type ResourceType } from '../../src/pack';
import { postgresType, s3Type, sqsType } from '../../src/resource-types';
import { createOne } from './create-one';

const password = secret({ sandbox: { reference: 'platform/orders-db' } });

const ordersDb = existing(postgresType, {
  host: 'db.internal',
  port: 5432,
  name: 'orders',
  database: 'orders',
  username: 'orders',
  password,
});

test('makes nothing and gives what the platform says', () => {
  const { outputs, terraform } = createOne(ordersDb);

  expect(outputs).toEqual({
    host: 'db.internal',
    port: 5432,
    name: 'orders',
    database: 'orders',
    username: 'orders',
    password,
  });
  expect(terraform['resource']).toBeUndefined();
});

test('keeps the texts of the platform texts', () => {
  const { outputs } = createOne(
    existing(sqsType, { url: 'https://q/${terraform}', region: '%{if}' }),
  );

  expect(outputs).toEqual({ url: 'https://q/$${terraform}', region: '%%{if}' });
});

test('says of every output that was left out that it cannot be had', () => {
  const { unavailable } = existing(s3Type, { bucket: 'reports' });

  expect(Object.keys(unavailable).sort()).toEqual([
    'access_key_id',
    'aws_access_key_id',
    'aws_secret_key',
    'endpoint',
    'region',
    'secret_key',
  ]);
  expect(unavailable['endpoint']).toContain('"endpoint"');
});

test('stands for the class that it is given', () => {
  expect(existing(sqsType, {}, { class: 'audit' })).toMatchObject({
    class: 'audit',
    name: 'existing-sqs',
  });
});

test.each([
  { because: 'a slip', outputs: { hots: 'db' }, message: 'has no output "hots"' },
  { because: 'a secret as text', outputs: { password: 'hunter2' }, message: 'is a secret' },
  { because: 'a text as secret', outputs: { host: password }, message: 'is no secret' },
  { because: 'a number as text', outputs: { port: '5432' }, message: 'is a number' },
])('refuses $because, even where no compiler does', ({ outputs, message }) => {
  const untyped: ResourceType = postgresType;

  expect(() => existing(untyped, outputs)).toThrow(message);
});

test('never repeats a secret that was given as text', () => {
  const untyped: ResourceType = postgresType;

  expect(() => existing(untyped, { password: 'hunter2' })).not.toThrow('hunter2');
});
