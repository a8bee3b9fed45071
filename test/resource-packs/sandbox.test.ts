import { sandbox, sandboxSecrets } from '../../resource-packs/sandbox';
import { ResourceAddress, Template, type ValueMap } from '../../src/model';
import { checkParams, isSecret, type MatchedNode } from '../../src/pack';
import { wellKnownTypes } from '../../src/resource-types';
import { CONTEXT, graphOf, terraformOf } from '../create/graphs';

const { resources } = sandbox();

const DATABASE = addressOf('postgres.default#cart.db');
const VOLUME = addressOf('volume.default#cart.data');
const WORKLOAD = addressOf('workload.default#cart');

test('defines every type that a Score file may ask for', () => {
  const defined = new Set(resources.map(({ type }) => type.name));
  const asked = wellKnownTypes.filter(({ requestable }) => requestable).map(({ name }) => name);

  expect(asked.filter((name) => !defined.has(name))).toEqual([]);
});

test.each([
  { type: 'gcs', classes: ['basic-admin', 'default'] },
  { type: 'spanner', classes: ['basic-admin', 'default'] },
  {
    type: 'volume',
    classes: ['config', 'default', 'ephemeral', 'nfs', 'projected', 'standard-rwo'],
  },
  { type: 'workload', classes: ['cron-job', 'default', 'job', 'stateful'] },
])('has the classes of $type that Score files in the field ask for', ({ type, classes }) => {
  expect(
    resources
      .filter((definition) => definition.type.name === type)
      .map((d) => d.class)
      .sort(),
  ).toEqual(classes);
});

test.each([
  'amqp',
  'dynamodb',
  'kafka-topic',
  'mongodb',
  'mysql',
  'postgres',
  's3',
  'sqs',
  'volume',
])('guards %s, because the real thing would hold data', (type) => {
  expect(definitionOf(type).stateful).toEqual(['terraform_data']);
});

test.each(['dns', 'environment', 'route', 'service', 'workload'])(
  'does not guard %s, because it can be made again',
  (type) => {
    expect(definitionOf(type).stateful).toEqual([]);
  },
);

test('outputs are references to the record, so that a deployment resolves them', () => {
  const { output } = terraformOf(graphOf([nodeOf('postgres.default#cart.db')]));

  expect(output?.['postgres_default_cart_db']?.value).toEqual({
    host: '${terraform_data.postgres_default_cart_db.output.host}',
    port: '${terraform_data.postgres_default_cart_db.output.port}',
    name: '${terraform_data.postgres_default_cart_db.output.name}',
    database: '${terraform_data.postgres_default_cart_db.output.database}',
    username: '${terraform_data.postgres_default_cart_db.output.username}',
  });
});

test('two projects never share a name', () => {
  const graph = graphOf([nodeOf('dns.default#cart.dns')]);
  const other = { ...graph, context: { ...CONTEXT, project: 'blog' } };

  expect(terraformOf(graph).resource['terraform_data']).not.toEqual(
    terraformOf(other).resource['terraform_data'],
  );
});

test.each([
  {
    type: 'dns',
    record: {
      host: expect.stringMatching(
        /^shop-development-dns-cart-thing-[0-9a-f]{8}\.sandbox\.localhost$/,
      ),
    },
  },
  {
    type: 'route',
    params: { host: 'shop.example', path: '/cart', port: 'web' },
    record: { url: 'http://shop.example/cart', workload: 'api', port: 80, targetPort: 8080 },
  },
  { type: 'service', record: { name: 'api' } },
  {
    type: 'service-port',
    params: { workload: 'api', port: 'web' },
    record: { hostname: 'api', port: 80 },
  },
  { type: 'kafka-topic', params: { partitions: 7 }, record: { num_partitions: 7, port: 9092 } },
  { type: 'endpoint', params: { port: 8181 }, record: { url: expect.stringMatching(/:8181$/) } },
  { type: 'postgres', params: { version: '17' }, record: { version: '17', port: 5432 } },
])('the record of $type says what would be there', ({ type, params = {}, record }) => {
  const node = nodeOf(`${type}.default#cart.thing`, params, {
    target: {
      workload: 'api',
      port: { name: 'web', port: 80, targetPort: 8080, protocol: 'TCP' },
      ports: [],
    },
  });

  expect(recordIn([node], `${type}_default_cart_thing`)).toMatchObject({
    address: `${type}.default#cart.thing`,
    ...record,
  });
});

describe('a workload', () => {
  const placeholder = (resource: string, ...path: string[]) => ({
    placeholder: { resource, path, text: ['resources', resource, ...path].join('.') },
  });
  const spec: ValueMap = {
    metadata: {
      name: 'cart',
      annotations: { 'example.com/team': '${x}' },
      'any ${key}': [1, null, { b: false }],
    },
    service: { ports: { web: { port: 80, targetPort: 8080 } } },
    containers: {
      main: {
        image: 'cart:1',
        command: ['sh', '-c'],
        args: ['echo ${HOME} %{if}'],
        variables: {
          'KEY ${x}': 'plain',
          HOST: new Template([placeholder('db', 'host')]),
          PORT: new Template([placeholder('db', 'port')]),
          URL: new Template([
            { literal: 'postgres://${x}:' },
            placeholder('db', 'password'),
            { literal: '@' },
            placeholder('db', 'host'),
          ]),
        },
        files: {
          '/etc/${x}': { content: new Template([placeholder('db', 'password')]), mode: '0400' },
          '/bin.dat': { binaryContent: 'AAEC', noExpand: true },
        },
        volumes: {
          '/data': { source: new Template([placeholder('data')]), path: 'sub', readOnly: true },
          '/host': { source: 'named-${x}' },
        },
        before: { other: { ready: 'started' } },
        resources: { limits: { memory: '1Gi' }, requests: { cpu: '100m' } },
        livenessProbe: { httpGet: { path: '/${x}', port: 8080, host: 'h' } },
        readinessProbe: { exec: { command: ['true'] } },
      },
      other: { image: 'other:1' },
    },
  };

  const record = () =>
    recordIn(
      [
        nodeOf('postgres.default#cart.db'),
        nodeOf('volume.default#cart.data'),
        nodeOf('workload.default#cart', spec, {
          uses: {
            data: { address: VOLUME, access: 'read' },
            db: { address: DATABASE, access: 'admin' },
          },
        }),
      ],
      'workload_default_cart',
    );
  const db = 'terraform_data.postgres_default_cart_db.output';
  const password = '«secret sandbox/postgres.default#cart.db/password»';

  test('keeps everything that the Score file says, its texts as texts', () => {
    const { main } = (spec as { containers: { main: ValueMap } }).containers;

    expect(record()).toMatchObject({
      metadata: {
        name: 'cart',
        annotations: { 'example.com/team': '$${x}' },
        'any $${key}': [1, null, { b: false }],
      },
      service: spec['service'],
      containers: {
        main: {
          image: 'cart:1',
          command: ['sh', '-c'],
          args: ['echo $${HOME} %%{if}'],
          before: main['before'],
          resources: main['resources'],
          livenessProbe: { httpGet: { path: '/$${x}', port: 8080, host: 'h' } },
          readinessProbe: main['readinessProbe'],
        },
        other: { image: 'other:1' },
      },
    });
  });

  test('resolves variables, files and volumes, and names secrets instead of showing them', () => {
    expect(record()).toMatchObject({
      containers: {
        main: {
          variables: {
            'KEY $${x}': 'plain',
            HOST: `\${${db}.host}`,
            PORT: `\${${db}.port}`,
            URL: `postgres://$\${x}:${password}@\${${db}.host}`,
          },
          files: {
            '/etc/$${x}': { content: password, mode: '0400' },
            '/bin.dat': { binaryContent: 'AAEC', noExpand: true },
          },
          volumes: {
            '/data': {
              source: '${terraform_data.volume_default_cart_data.output.source}',
              path: 'sub',
              readOnly: true,
            },
            '/host': { source: 'named-$${x}' },
          },
        },
      },
    });
  });

  test('says what it uses, and what it may do with it', () => {
    expect(record()).toMatchObject({
      address: String(WORKLOAD),
      class: 'default',
      uses: {
        data: { address: String(VOLUME), access: 'read' },
        db: { address: String(DATABASE), access: 'admin' },
      },
    });
  });
});

test('a secret that people bring is named by its path, which is a text like any other', () => {
  const brought = sandboxSecrets().resolve('payments/${stripe}', CONTEXT);

  expect(isSecret(brought)).toBe(true);
  expect(brought.ways.sandbox?.reference).toBe('payments/$${stripe}');
});

test('another domain is the end of every host name', () => {
  const dns = definitionOf('dns', 'default', sandbox({ domain: 'apps.test' }));
  const node = nodeOf('dns.default#cart.dns', {}, { match: { definition: dns, pack: 'sandbox' } });

  expect(recordIn([node], 'dns_default_cart_dns')).toMatchObject({
    host: expect.stringMatching(/\.apps\.test$/),
  });
});

function addressOf(text: string): ResourceAddress {
  const address = ResourceAddress.parse(text);
  if (!address) throw new Error(`"${text}" is no address.`);
  return address;
}

function definitionOf(type: string, resourceClass = 'default', pack = sandbox()) {
  const found = pack.resources.find((d) => d.type.name === type && d.class === resourceClass);
  if (!found) throw new Error(`The sandbox has no ${type}.${resourceClass}.`);
  return found;
}

/** A node as matching leaves it. */
function nodeOf(text: string, given: ValueMap = {}, more: Partial<MatchedNode> = {}): MatchedNode {
  const address = addressOf(text);
  const definition = definitionOf(address.type, address.resourceClass);
  const checked = checkParams(definition.params, given, () => undefined);
  if (!('params' in checked)) throw new Error(JSON.stringify(checked.issues));
  return {
    address,
    origin: address,
    match: { definition, pack: 'sandbox' },
    params: checked.params,
    needs: {},
    uses: {},
    workloads: ['cart'],
    requestedAt: [],
    ...more,
  };
}

function recordIn(nodes: readonly MatchedNode[], id: string): unknown {
  return terraformOf(graphOf(nodes)).resource['terraform_data']?.[id]?.input;
}
