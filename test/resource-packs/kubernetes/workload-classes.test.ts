import { workloads } from '../../../resource-packs/kubernetes/workload/workload';
import { SETTINGS } from '../../../src/resource-types';
import { placeholder, terraformOf, type Given, type Made } from './workload-terraform';

type Json = Readonly<Record<string, unknown>>;

const SCHEDULE = { [SETTINGS.schedule]: '30 4 * * 1' };
const PORTS = { web: { port: 80, targetPort: 8080 }, dns: { port: 53, protocol: 'UDP' } };
const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

function made(given: Given): Made {
  const terraform = terraformOf(given);
  expect(terraform.problems).toEqual([]);
  return terraform;
}

/** The object that starts the pods. */
function starter({ resource }: Made, type: string, resourceClass = 'default'): Json {
  return resource[type]?.[`workload_${resourceClass}_cart`] ?? {};
}

test.each([
  {
    class: 'default',
    because: 'pods that keep running want a Service, a budget and a watch on their rollout',
    types: [
      'kubernetes_deployment_v1',
      'kubernetes_pod_disruption_budget_v1',
      'kubernetes_service_account_v1',
      'kubernetes_service_v1',
    ],
  },
  {
    class: 'stateful',
    because: 'the same',
    types: [
      'kubernetes_pod_disruption_budget_v1',
      'kubernetes_service_account_v1',
      'kubernetes_service_v1',
      'kubernetes_stateful_set_v1',
    ],
  },
  {
    class: 'job',
    because: 'nobody drains a Job gently',
    types: ['kubernetes_job_v1', 'kubernetes_service_account_v1', 'kubernetes_service_v1'],
  },
  {
    class: 'cron-job',
    because: 'nobody drains a Job gently',
    types: ['kubernetes_cron_job_v1', 'kubernetes_service_account_v1', 'kubernetes_service_v1'],
  },
])('what the class $class makes: $because', ({ class: resourceClass, types }) => {
  const { resource } = made({ class: resourceClass, ports: PORTS, annotations: SCHEDULE });

  expect(Object.keys(resource).sort()).toEqual(types);
});

test('who has no ports has no Service', () => {
  expect(made({}).resource).not.toHaveProperty('kubernetes_service_v1');
});

test('a Service leads from its ports to those of the containers', () => {
  const { resource } = made({ ports: PORTS });

  expect(resource['kubernetes_service_v1']?.['workload_default_cart__service']).toMatchObject({
    metadata: { name: 'cart', namespace: 'shop--dev' },
    spec: {
      selector: { 'app.kubernetes.io/name': 'cart' },
      port: [
        { name: 'dns', port: 53, target_port: '53', protocol: 'UDP' },
        { name: 'web', port: 80, target_port: '8080', protocol: 'TCP' },
      ],
    },
  });
});

test('a budget never keeps a workload of one pod from being moved', () => {
  const { resource } = made({});

  expect(resource['kubernetes_pod_disruption_budget_v1']).toMatchObject({
    'workload_default_cart__disruption-budget': { spec: { max_unavailable: '1' } },
  });
});

test('the instances of a stateful workload have names, and disks of their own', () => {
  const terraform = made({
    class: 'stateful',
    uses: { own: { type: 'volume', outputs: { source: 'own', claim: CLAIM } } },
    containers: {
      main: { image: 'cart:1', volumes: { '/data': { source: placeholder('own') } } },
    },
  });

  expect(starter(terraform, 'kubernetes_stateful_set_v1', 'stateful')).toMatchObject({
    spec: {
      service_name: '${kubernetes_service_v1.workload_stateful_cart__instances.metadata[0].name}',
      template: {
        spec: {
          container: [
            { volume_mount: [{ name: 'volume-own', mount_path: '/data' }, { mount_path: '/tmp' }] },
          ],
        },
      },
      volume_claim_template: [
        {
          metadata: { name: 'volume-own' },
          spec: {
            access_modes: ['ReadWriteOnce'],
            resources: { requests: { storage: '1Gi' } },
          },
        },
      ],
    },
  });
  expect(starter(terraform, 'kubernetes_stateful_set_v1', 'stateful')).toMatchObject({
    spec: {
      persistent_volume_claim_retention_policy: [{ when_deleted: 'Retain', when_scaled: 'Retain' }],
    },
  });
  expect(terraform.resource['kubernetes_service_v1']).toMatchObject({
    workload_stateful_cart__instances: { spec: { cluster_ip: 'None' } },
  });
});

test.each([
  { because: 'none hangs for ever', annotations: {}, deadline: 3600, retries: 3, wait: '3660s' },
  {
    because: 'the Score file says so',
    annotations: { [SETTINGS.timeout]: '90', [SETTINGS.retries]: '0' },
    deadline: 90,
    retries: 0,
    wait: '150s',
  },
])('a job is waited for and given up: $because', ({ annotations, deadline, retries, wait }) => {
  const terraform = made({ class: 'job', annotations });

  expect(starter(terraform, 'kubernetes_job_v1', 'job')).toMatchObject({
    wait_for_completion: true,
    timeouts: { create: wait },
    spec: {
      active_deadline_seconds: deadline,
      backoff_limit: retries,
      template: { spec: { restart_policy: 'Never' } },
    },
  });
  expect(JSON.stringify(terraform)).not.toContain('ttl_seconds_after_finished');
});

test.each([
  { because: 'a schedule without a place is in UTC', annotations: {}, timezone: 'Etc/UTC' },
  {
    because: 'the Score file says so',
    annotations: { [SETTINGS.timeZone]: 'Europe/Berlin' },
    timezone: 'Europe/Berlin',
  },
])('a cron job runs by its schedule: $because', ({ annotations, timezone }) => {
  const terraform = made({ class: 'cron-job', annotations: { ...SCHEDULE, ...annotations } });

  expect(starter(terraform, 'kubernetes_cron_job_v1', 'cron-job')).toMatchObject({
    spec: { schedule: '30 4 * * 1', timezone, concurrency_policy: 'Forbid' },
  });
});

describe('a native sidecar', () => {
  const containers = {
    proxy: {
      image: 'proxy:1',
      variables: { EMPTY: '', PORT: '1' },
      before: { main: { ready: 'started' } },
      livenessProbe: { httpGet: { path: '/', port: 1 } },
    },
    cache: {
      image: 'cache:1',
      before: { main: { ready: 'healthy' } },
      readinessProbe: { exec: { command: ['ready'] } },
    },
    main: {
      image: 'cart:1',
      files: { '/a': { content: 'x', mode: '0640' } },
      resources: { limits: { memory: '1024Mi' } },
    },
  };

  test.each([
    { class: 'default', apiVersion: 'apps/v1', kind: 'Deployment' },
    { class: 'stateful', apiVersion: 'apps/v1', kind: 'StatefulSet' },
    { class: 'job', apiVersion: 'batch/v1', kind: 'Job' },
    { class: 'cron-job', apiVersion: 'batch/v1', kind: 'CronJob' },
  ])('makes a manifest of the class $class', ({ class: resourceClass, apiVersion, kind }) => {
    const terraform = made({ class: resourceClass, containers, annotations: SCHEDULE });

    expect(starter(terraform, 'kubernetes_manifest', resourceClass)).toMatchObject({
      manifest: { apiVersion, kind, metadata: { name: 'cart', namespace: 'shop--dev' } },
      field_manager: { force_conflicts: true },
    });
  });

  const podOf = (terraform: Made) =>
    (
      starter(terraform, 'kubernetes_manifest')['manifest'] as {
        spec: {
          template: { spec: { initContainers: Json[]; containers: Json[]; volumes: Json[] } };
        };
      }
    ).spec.template.spec;

  test('starts before the others and ends after them', () => {
    const { initContainers } = podOf(made({ containers }));

    expect(initContainers.map(({ name, restartPolicy }) => [name, restartPolicy])).toEqual([
      ['cache', 'Always'],
      ['proxy', 'Always'],
    ]);
  });

  test('is waited for until it is healthy only where somebody asks for that', () => {
    const [cache, proxy] = podOf(made({ containers })).initContainers;

    expect(cache).toMatchObject({ startupProbe: { exec: { command: ['ready'] } } });
    expect(proxy).not.toHaveProperty('startupProbe');
    expect(proxy).toMatchObject({ livenessProbe: { failureThreshold: 15 } });
  });

  test('is written as the API server writes it, so that Terraform finds what it wrote', () => {
    const {
      initContainers,
      containers: others,
      volumes,
    } = podOf(made({ containers, ports: PORTS }));

    expect(initContainers[1]).toMatchObject({
      env: [{ name: 'EMPTY' }, { name: 'PORT', value: '1' }],
    });
    expect(initContainers[1]).not.toHaveProperty(['env', 0, 'value']);
    expect(others[0]).toMatchObject({
      ports: [
        { containerPort: 53, protocol: 'UDP' },
        { containerPort: 8080, protocol: 'TCP' },
      ],
      resources: { limits: { memory: '1Gi' } },
    });
    expect(volumes[0]).toMatchObject({
      projected: { sources: [{ configMap: { items: [{ mode: 0o640 }] } }] },
    });
  });

  test('says the same as a typed resource would, but for its own place', () => {
    const typed = made({ containers: { main: containers.main } });
    const { containers: others } = podOf(made({ containers }));
    const { template } = starter(typed, 'kubernetes_deployment_v1')['spec'] as {
      template: { spec: { container: Json[] } };
    };

    expect(snakeCased(others[0])).toEqual({
      ...template.spec.container[0],
      volumeMounts: undefined,
      volume_mounts: template.spec.container[0]?.['volume_mount'],
      volume_mount: undefined,
    });
  });

  test('replaces a job whose template changes, which the provider would try to change', () => {
    const terraform = made({ class: 'job', containers });

    expect(starter(terraform, 'kubernetes_manifest', 'job')).toMatchObject({
      lifecycle: { replace_triggered_by: ['terraform_data.workload_job_cart__template'] },
      wait: { condition: [{ type: 'Complete', status: 'True' }] },
    });
  });
});

/** The words of the API as Terraform writes them. */
function snakeCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCased(inner),
    ]),
  );
}

describe('a rollout that failed', () => {
  test.each([
    { class: 'default', type: 'kubernetes_deployment_v1', kind: 'Deployment' },
    { class: 'stateful', type: 'kubernetes_stateful_set_v1', kind: 'StatefulSet' },
  ])('stays in sight for the class $class', ({ class: resourceClass, type, kind }) => {
    const { data, check, variable } = made({ class: resourceClass });
    const scope = `workload_${resourceClass}_cart`;

    expect(data?.['kubernetes_resource']?.[`${scope}__status`]).toMatchObject({
      api_version: 'apps/v1',
      kind,
      metadata: { name: 'cart', namespace: 'shop--dev' },
      // Read only when the object itself is not to change: a new stack is planned without a cluster.
      depends_on: [`${type}.${scope}`],
      // So that a plan of an environment that exists can do without its cluster.
      count: '${var.read_rollouts ? 1 : 0}',
    });
    expect(variable).toMatchObject({ read_rollouts: { type: 'bool', default: true } });
    expect(check?.[`${scope}__rollout`]).toMatchObject({
      assert: [
        {
          condition: expect.stringContaining(
            `alltrue([for it in data.kubernetes_resource.${scope}__status[*].object : try(`,
          ),
          error_message: expect.stringContaining('kubectl describe -n ${it.metadata.namespace} '),
        },
      ],
    });
  });

  test.each(['job', 'cron-job'])('is no matter of the class %s', (resourceClass) => {
    const { check } = made({ class: resourceClass, annotations: SCHEDULE });

    expect(check).toBeUndefined();
  });
});

test('a manifest leaves out what the API server would, which Terraform would take for a contradiction', () => {
  const { resource } = made({
    annotations: { 'example.com/empty': '' },
    containers: {
      proxy: { image: 'proxy:1', before: { main: { ready: 'started' } } },
      main: { image: 'cart:1', command: [], args: [], variables: { EMPTY: '' } },
    },
  });

  expect(resource['kubernetes_manifest']).toMatchObject({
    workload_default_cart: {
      manifest: {
        spec: {
          template: {
            metadata: { annotations: { 'example.com/empty': '' } },
            spec: { containers: [{ env: [{ name: 'EMPTY' }] }] },
          },
        },
      },
    },
  });
  expect(JSON.stringify(resource['kubernetes_manifest'])).not.toMatch(/:\[\]|"value":""/);
});

test('a stateful workload holds no data itself: Kubernetes keeps the claims of its instances', () => {
  const definition = workloads({}).find((one) => one.class === 'stateful');

  expect(definition?.stateful).toEqual([]);
  expect(definition?.notes).toContainEqual(expect.stringContaining('outlive the workload'));
});

test.each([
  { class: 'default', type: 'kubernetes_deployment_v1', key: 'pod-template-hash' },
  { class: 'stateful', type: 'kubernetes_stateful_set_v1', key: 'controller-revision-hash' },
])(
  'the pods of a $type spread without those they replace',
  ({ class: resourceClass, type, key }) => {
    expect(starter(made({ class: resourceClass }), type, resourceClass)).toMatchObject({
      spec: {
        template: {
          spec: {
            topology_spread_constraint: [{ match_label_keys: [key] }, { match_label_keys: [key] }],
          },
        },
      },
    });
  },
);

test.each(['default', 'stateful', 'job', 'cron-job'])(
  'the page of the class %s says when it can only be planned with a cluster',
  (resourceClass) => {
    const definition = workloads({}).find((one) => one.class === resourceClass);

    expect(definition?.notes).toContainEqual(
      expect.stringMatching(/sidecar.* only be planned with a cluster/),
    );
  },
);
