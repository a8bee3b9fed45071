import type { z } from 'zod';
import type { DeploymentContext } from '../../src/model';
import { declaredOutputs, type ResourceType } from '../../src/pack';
import * as types from '../../src/resource-types';

const { wellKnownTypes } = types;

const database = 'database host name password port username';
const server = 'host password port username';

/** What Score files in the field rely on; an output or a param that is gone breaks them. */
test.each([
  { type: 'amqp', outputs: 'host password port username vhost', secrets: 'password' },
  {
    type: 'azure-blob',
    params: 'container',
    outputs: 'account_key account_name blob_endpoint connection_string container',
    secrets: 'account_key connection_string',
  },
  { type: 'dapr-pubsub', outputs: 'name' },
  { type: 'dapr-state-store', outputs: 'name' },
  { type: 'dapr-subscription', params: 'pubsub topic', outputs: 'name topic' },
  { type: 'dns', outputs: 'host url' },
  { type: 'dynamodb', params: 'partitionKey sortKey', outputs: 'arn name region' },
  { type: 'elasticsearch', outputs: server, secrets: 'password' },
  { type: 'endpoint', params: 'openapi_file openapi_title port', outputs: 'name url' },
  { type: 'environment' },
  {
    type: 'gcp-pubsub-emulator',
    params: 'project_id',
    outputs: 'emulator_host host port project_id',
  },
  { type: 'gcs', outputs: 'name' },
  {
    type: 'horizontal-pod-autoscaler',
    params: 'maxReplicas minReplicas targetCPUUtilizationPercentage',
  },
  { type: 'internal-expose', params: 'path port' },
  { type: 'kafka-topic', params: 'partitions', outputs: 'host name num_partitions port' },
  {
    type: 'llm-model',
    params: 'context_size model',
    outputs: 'api-key model url',
    secrets: 'api-key',
  },
  {
    type: 'mongodb',
    outputs: 'connection host password port username',
    secrets: 'connection password',
  },
  {
    type: 'mssql',
    outputs: 'connection database password port server username',
    secrets: 'connection password',
  },
  { type: 'mysql', outputs: database, secrets: 'password' },
  { type: 'postgres', params: 'extensions version', outputs: database, secrets: 'password' },
  { type: 'postgres-instance', outputs: server, secrets: 'password' },
  { type: 'redis', outputs: server, secrets: 'password' },
  { type: 'route', params: 'host path port' },
  {
    type: 's3',
    outputs: 'access_key_id aws_access_key_id aws_secret_key bucket endpoint region secret_key',
    secrets: 'aws_secret_key secret_key',
  },
  { type: 'service', outputs: 'name' },
  { type: 'service-monitor', params: 'path port' },
  { type: 'service-port', params: 'port workload', outputs: 'hostname port' },
  { type: 'sns-topic', outputs: 'arn region' },
  { type: 'spanner', outputs: 'database instance project' },
  { type: 'sqs', outputs: 'arn region url' },
  { type: 'tls-cert', params: 'host', outputs: 'tls_secret_name' },
  { type: 'aws-policy', outputs: 'name' },
  { type: 'aws-role', outputs: 'arn name' },
  { type: 'volume', outputs: 'source' },
])('$type is what Score files expect', ({ type, params = '', outputs = '', secrets = '' }) => {
  const found = typeNamed(type);
  expect(namesOf(Object.keys(found.params.shape))).toBe(params);
  expect(namesOf(Object.keys(found.outputs.shape))).toBe(outputs);
  expect(namesOf(found.secrets ?? [])).toBe(secrets);
  expect(found.requestable).toBe(true);
});

test.each([
  'aws-account',
  'aws-key',
  'aws-network',
  'base-env',
  'config',
  'ecs-cluster',
  'ingress',
  'k8s-cluster',
  'k8s-namespace',
  'logging',
  'workload',
  'workload-identity',
])(
  '%s is for definitions only: a Score file that asked for it would bind itself to a platform',
  (name) => {
    expect(typeNamed(name).requestable).toBe(false);
  },
);

test('are listed by name, each once, and exported one by one', () => {
  const names = wellKnownTypes.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].sort());
  const exported = Object.entries(types).flatMap(([name, value]) =>
    name.endsWith('Type') ? [(value as ResourceType).name] : [],
  );
  expect(exported.sort()).toEqual(names);
});

test.each(wellKnownTypes)('$name says what it is, and what each param and output is', (type) => {
  expect(type.summary).toMatch(/^[A-Z].*\.$/);
  for (const [name, schema] of Object.entries({ ...type.params.shape, ...type.outputs.shape })) {
    expect({ name, description: describedAs(schema as z.ZodType) }).toEqual({
      name,
      description: expect.stringMatching(/\.$/),
    });
  }
});

test.each([
  { because: 'a port has a number', type: 'route', params: { host: 'a.b', port: 80 } },
  { because: 'or a name', type: 'service-port', params: { workload: 'api', port: 'web' } },
  {
    because: 'or a number that was quoted',
    type: 'service-port',
    params: { workload: 'api', port: '80' },
  },
  {
    because: 'a path may be a pattern',
    type: 'route',
    params: { host: 'a.b', port: 80, path: '/my/[^/]+/path' },
  },
  { because: 'a version is a text', type: 'postgres', params: { version: '17' } },
  {
    because: 'an extension has no settings',
    type: 'postgres',
    params: { extensions: { hstore: {} } },
  },
])('$type takes $params, because $because', ({ type, params }) => {
  expect(typeNamed(type).params.safeParse(params).error).toBeUndefined();
});

test.each([
  { because: 'a slip must not be lost', type: 'postgres', params: { versoin: '17' } },
  {
    because: 'the version of MySQL is for the platform to choose',
    type: 'mysql',
    params: { version: '8' },
  },
  { because: 'ports end at 65535', type: 'route', params: { host: 'a.b', port: 70000 } },
  { because: 'a route without a host leads nowhere', type: 'route', params: { port: 80 } },
  { because: 'a route without a port leads nowhere', type: 'route', params: { host: 'a.b' } },
  {
    because: 'a path begins with a slash',
    type: 'route',
    params: { host: 'a.b', port: 80, path: 'a' },
  },
  {
    because: 'least must not be more than most',
    type: 'horizontal-pod-autoscaler',
    params: { minReplicas: 5 },
  },
])('$type refuses $params, because $because', ({ type, params }) => {
  expect(typeNamed(type).params.safeParse(params).success).toBe(false);
});

test.each([
  {
    because: 'it has no other setting',
    type: 'service',
    name: 'api',
    params: {},
    at: { workload: 'api' },
  },
  {
    because: 'a route is the entrance of its own workload',
    type: 'route',
    name: 'r',
    params: { port: 'web' },
    at: { workload: 'cart', port: 'web' },
  },
  {
    because: 'the other workload is named',
    type: 'service-port',
    name: 'p',
    params: { workload: 'api', port: 80 },
    at: { workload: 'api', port: 80 },
  },
  {
    because: 'the whole workload grows and shrinks',
    type: 'horizontal-pod-autoscaler',
    name: 'h',
    params: {},
    at: { workload: 'cart' },
  },
])('$type points at $at, because $because', ({ type, name, params, at }) => {
  expect(typeNamed(type).pointsAt?.({ workload: 'cart', name, params })).toEqual(at);
});

test('environment has the outputs that the environment file has values for', () => {
  const context = {
    values: { LOG_LEVEL: 'debug', STRIPE_KEY: { secret: 'payments/stripe' } },
  } as unknown as DeploymentContext;

  expect(declaredOutputs(types.environmentType, context)).toEqual({
    LOG_LEVEL: { kind: 'string', secret: false },
    STRIPE_KEY: { kind: 'string', secret: true },
  });
});

function typeNamed(name: string) {
  const type = wellKnownTypes.find((candidate) => candidate.name === name);
  if (!type) throw new Error(`There is no well-known type "${name}".`);
  return type;
}

function namesOf(names: readonly string[]): string {
  return [...names].sort().join(' ');
}

/** A description may stand within a wrapper such as optional. */
function describedAs(schema: z.ZodType): string | undefined {
  if (schema.description !== undefined) return schema.description;
  const { innerType } = schema._zod.def as { innerType?: z.ZodType };
  return innerType && describedAs(innerType);
}
