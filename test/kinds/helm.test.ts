import { create } from '../../src/create';
import { existing, helm } from '../../src/kinds';
import { definePack, secret, type Outputs, type ResourceType } from '../../src/pack';
import {
  k8sClusterType,
  k8sNamespaceType,
  postgresType,
  redisType,
  workloadType,
} from '../../src/resource-types';
import { matched, platformOf, projectOf, said } from '../match/estate';
import { createOne } from './create-one';

const cache = helm(redisType, {
  chart: 'valkey',
  repository: 'https://charts.example.com',
  version: '1.2.3',
  values: ({ name }) => ({ fullnameOverride: name.within(40), replicas: 2 }),
  outputs: { host: ({ name, namespace }) => `${name}-primary.${namespace}.svc`, port: 6379 },
  ports: [6379],
});

const needs: Readonly<Record<string, Outputs>> = {
  cluster: { name: 'test', connection: { configPath: '~/.kube/config', configContext: 'test' } },
  namespace: { namespace: 'shop--test' },
};

/** What is made of a chart with these values: the values as Terraform has them, and the rest. */
function madeWith(values: Readonly<Record<string, unknown>> | (() => object)) {
  const definition = helm(redisType, {
    chart: 'oci://registry.example/charts/valkey',
    version: '1.2.3',
    values: values as never,
    outputs: {},
  });
  return createOne(definition, { needs }).terraform;
}

test('makes a release in the namespace of the environment, and gives outputs that wait for it', () => {
  const { resolved, terraform } = createOne(cache, { needs });

  expect(terraform['resource']).toEqual({
    helm_release: {
      thing: {
        name: expect.stringMatching(/^shop-test-redis-cart-thing-[0-9a-f]{8}$/),
        namespace: 'shop--test',
        chart: 'valkey',
        repository: 'https://charts.example.com',
        version: '1.2.3',
        values: [expect.stringMatching(/^\$\{jsonencode\(local\.thing_values_\w+\)\}$/)],
        atomic: true,
        max_history: 10,
      },
    },
  });
  expect(resolved).toEqual({
    host: '${helm_release.thing.name}-primary.${helm_release.thing.namespace}.svc',
    port: 6379,
  });
});

test('takes values from a function, references included', () => {
  const { terraform } = createOne(cache, { needs });

  expect(Object.values(terraform['locals'] as object)).toEqual([
    { fullnameOverride: expect.stringMatching(/^shop-test-redis-cart-thing-/), replicas: 2 },
  ]);
});

test('takes a record of values as data', () => {
  const { locals } = madeWith({ 'key ${x}': ['${file("/etc/passwd")}', { quoted: '"%{x}"' }] });

  expect(Object.values(locals as object)).toEqual([
    { 'key $${x}': ['$${file("/etc/passwd")}', { quoted: '"%%{x}"' }] },
  ]);
});

test.each([
  { path: 'values.password', values: { password: secret({}) } },
  {
    path: 'values.auth.users[1].password',
    values: { auth: { users: [{}, { password: secret({}) }] } },
  },
])('refuses the secret at $path, because values are text in the state', ({ path, values }) => {
  expect(() => madeWith(values)).toThrow(`"${path}"`);
  expect(() => madeWith(() => values)).toThrow(`"${path}"`);
});

test.each([
  {
    because: 'a kubeconfig leads to it',
    connection: { configPath: '~/.kube/config', configContext: 'test' },
    kubernetes: { config_path: '~/.kube/config', config_context: 'test' },
  },
  {
    because: 'a command prints its tokens',
    connection: {
      host: 'https://cluster.test',
      clusterCaCertificate: 'PEM',
      exec: { apiVersion: 'v1', command: 'aws', args: ['eks'], env: { AWS_PROFILE: 'dev' } },
    },
    kubernetes: {
      host: 'https://cluster.test',
      cluster_ca_certificate: 'PEM',
      exec: { api_version: 'v1', command: 'aws', args: ['eks'], env: { AWS_PROFILE: 'dev' } },
    },
  },
])('reaches the cluster: $because', ({ connection, kubernetes }) => {
  const { terraform } = createOne(cache, {
    needs: { ...needs, cluster: { name: 'test', connection } },
  });

  expect(terraform).toMatchObject({
    provider: { helm: [{ kubernetes }] },
    terraform: { required_providers: { helm: { source: 'hashicorp/helm', version: '>= 3, < 4' } } },
  });
});

test('says so where the cluster cannot be reached', () => {
  expect(() => createOne(cache, { needs: { ...needs, cluster: { name: 'mine' } } })).toThrow(
    /"mine"/,
  );
});

test('needs the namespace and the cluster, and whatever its author needs besides', () => {
  const more = helm(redisType, {
    chart: 'oci://registry.example/charts/valkey',
    version: '1.2.3',
    outputs: {},
    needs: { disk: { type: 'volume', per: 'resource' } },
  });

  expect(more.needsFor({})).toEqual({
    cluster: { type: 'k8s-cluster', per: 'environment' },
    disk: { type: 'volume', per: 'resource' },
    namespace: { type: 'k8s-namespace', per: 'environment' },
  });
});

test('says of every output that is not mapped that it cannot be had', () => {
  expect(Object.keys(cache.unavailable).sort()).toEqual(['password', 'username']);
});

test.each([
  { holdsData: true, stateful: ['helm_release'] },
  { holdsData: undefined, stateful: [] },
])('is guarded where it holds data: $stateful', ({ holdsData, stateful }) => {
  const { stateful: guarded } = helm(redisType, {
    chart: 'oci://registry.example/charts/valkey',
    version: '1.2.3',
    outputs: {},
    ...(holdsData === undefined ? {} : { holdsData }),
  });

  expect(guarded).toEqual(stateful);
});

describe('in an environment', () => {
  const pods = { namespace: 'shop--dev', labels: { app: 'cart' } };
  const stackWith = (handles: object) => {
    const packs = [
      definePack({
        name: 'charts',
        summary: 'A chart and what it needs.',
        resources: [
          cache,
          existing(k8sClusterType, { name: 'test', connection: { configContext: 'test' } }),
          existing(k8sNamespaceType, { namespace: 'shop--dev' }),
          existing(workloadType, handles),
        ],
      }),
    ];
    const project = projectOf({
      workloads: { cart: { resources: { cache: { type: 'redis' }, session: { type: 'redis' } } } },
    });
    const { graph, diagnostics } = matched(project, platformOf(packs));
    const problems = [...diagnostics];
    const stack =
      graph &&
      create(
        graph,
        { environmentType: { packs }, inputs: [], packs: [], rootFromStack: '..' },
        (problem) => problems.push(problem),
      );
    if (!stack) throw new Error(said(problems).join('\n'));
    return JSON.parse(stack.terraform) as Readonly<Record<string, Record<string, object>>>;
  };

  test('all releases share one provider', () => {
    const { provider, resource } = stackWith({ pods });

    expect(Object.keys(resource?.['helm_release'] ?? {})).toHaveLength(2);
    expect(provider).toEqual({ helm: [{ kubernetes: { config_context: 'test' } }] });
  });

  test('lets the pods of each user in to the ports', () => {
    const policies = stackWith({ pods })['resource']?.['kubernetes_network_policy_v1'] ?? {};

    expect(policies).toHaveProperty('redis_default_cart_cache__for-workload_default_cart');
    expect(Object.values(policies)).toHaveLength(2);
    expect(Object.values(policies)[0]).toMatchObject({
      metadata: {
        name: expect.stringMatching(
          /^shop-dev-redis-cart-cache-[0-9a-f]{8}-from-shop-dev-workload-cart-[0-9a-f]{8}$/,
        ),
        namespace: 'shop--dev',
      },
      spec: {
        pod_selector: {
          match_labels: {
            'app.kubernetes.io/instance': expect.stringMatching(/^shop-dev-redis-cart-cache-/),
          },
        },
        policy_types: ['Ingress'],
        ingress: {
          from: {
            namespace_selector: { match_labels: { 'kubernetes.io/metadata.name': 'shop--dev' } },
            pod_selector: { match_labels: { app: 'cart' } },
          },
          ports: [{ port: '6379', protocol: 'TCP' }],
        },
      },
    });
  });

  test('a user without pods needs no way in', () => {
    expect(stackWith({})['resource']).not.toHaveProperty('kubernetes_network_policy_v1');
  });
});

test.each([
  { because: 'nobody says where it is', options: { chart: 'valkey' } },
  { because: 'the stack is not where the path leads from', options: { chart: './charts/valkey' } },
  { because: 'nobody could ask for the output', options: { outputs: { hots: 'h' } } },
  { because: 'its value would be in the state', options: { outputs: { password: 'p' } } },
  { because: 'the host is no secret', options: { outputs: { host: secret({}) } } },
])('refuses $options, because $because', ({ options }) => {
  const untyped: ResourceType = postgresType;
  const chart = 'oci://registry.example/charts/postgres';

  expect(() => helm(untyped, { chart, version: '1.2.3', outputs: {}, ...options })).toThrow(
    TypeError,
  );
});
