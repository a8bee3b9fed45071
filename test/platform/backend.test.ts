import { backend, httpBackend, pgBackend, s3Backend } from '../../src/platform';
import type { DeploymentContext } from '../../src/model';

const contextOf = (environment: string): DeploymentContext => ({
  project: 'shop',
  environment,
  environmentType: 'production',
  labels: {},
  owners: [],
  paused: false,
  values: {},
  workloads: {},
});

const context = contextOf('production');

test.each([
  {
    because: 'S3 keeps each state under a key of its own, encrypted and locked',
    given: s3Backend({ bucket: 'states', region: 'eu-central-1' }),
    type: 's3',
    config: {
      bucket: 'states',
      region: 'eu-central-1',
      key: 'scoreform/shop/production.tfstate',
      encrypt: true,
      use_lockfile: true,
    },
  },
  {
    because: 'a key for encryption is optional',
    given: s3Backend({ bucket: 's', region: 'r', prefix: 'p', kmsKeyId: 'alias/states' }),
    type: 's3',
    config: {
      bucket: 's',
      region: 'r',
      key: 'p/shop/production.tfstate',
      encrypt: true,
      use_lockfile: true,
      kms_key_id: 'alias/states',
    },
  },
  {
    because: 'PostgreSQL keeps each state in a schema of its own',
    given: pgBackend(),
    type: 'pg',
    config: { schema_name: 'scoreform_shop/production' },
  },
  {
    because: 'an HTTP address may end with a slash',
    given: httpBackend({ address: 'https://states.example/v1/' }),
    type: 'http',
    config: {
      address: 'https://states.example/v1/shop/production',
      lock_address: 'https://states.example/v1/shop/production/lock',
      unlock_address: 'https://states.example/v1/shop/production/lock',
    },
  },
  {
    because: 'any other backend is passed through',
    given: backend('gcs', ({ project }) => ({ bucket: project })),
    type: 'gcs',
    config: { bucket: 'shop' },
  },
])('$because', ({ given, type, config }) => {
  expect(given.type).toBe(type);
  expect(given.config(context)).toEqual(config);
});

test('long environment names that begin alike have schemas of their own', () => {
  const schemaOf = (end: string) =>
    String(pgBackend().config(contextOf(`${'preview-'.repeat(7)}${end}`))['schema_name']);
  expect(schemaOf('one').length).toBeLessThanOrEqual(63);
  expect(schemaOf('one')).not.toBe(schemaOf('two'));
});
