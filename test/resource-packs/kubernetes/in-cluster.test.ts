import { images } from '../../../resource-packs/kubernetes';
import { inCluster } from '../../../resource-packs/kubernetes/servers/in-cluster';
import type { InClusterOptions } from '../../../resource-packs/kubernetes/servers/in-cluster-server';
import { selectorOf } from '../../../resource-packs/kubernetes/names';
import { isSecret, type SecretValue } from '../../../src/pack';
import { createOne } from '../../kinds/create-one';
import { emitted } from './emitted';

const needs = { namespace: { namespace: 'shop--test' } };

/** What holds for all of them, and where they differ. */
const SERVERS = [
  { type: 'amqp', port: 5672, through: 'stateful_set' },
  { type: 'mongodb', port: 27017, through: 'job' },
  { type: 'mysql', port: 3306, through: 'job' },
  { type: 'postgres', port: 5432, through: 'job' },
  { type: 'redis', port: 6379, through: 'stateful_set' },
  { type: 's3', port: 9000, through: 'stateful_set' },
] as const;

type Type = (typeof SERVERS)[number]['type'];
/** What the tests read of objects, each of which has some of it. */
interface Written {
  readonly metadata: { readonly name: string; readonly labels: Texts };
  readonly spec: {
    readonly replicas: string;
    readonly selector: Texts;
    readonly port: unknown;
    readonly template: Template;
    readonly policy_types: unknown;
    readonly pod_selector: { readonly match_labels: Texts };
    readonly ingress: readonly { readonly from: unknown; readonly ports: unknown }[];
  };
  readonly data: Texts;
  readonly data_wo: Texts;
  readonly data_wo_revision: number;
  readonly lifecycle: unknown;
}

interface Template {
  readonly metadata: { readonly labels: Texts; readonly annotations: Texts };
  readonly spec: {
    readonly container: readonly Container[];
    readonly volume: readonly { readonly secret: { readonly secret_name: string } }[];
  };
}

interface Container {
  readonly image: string;
  readonly command: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly volume_mount: readonly { readonly mount_path: string }[];
  readonly liveness_probe: Probe;
  readonly readiness_probe: Probe;
  readonly startup_probe: Probe;
}

interface Probe {
  readonly tcp_socket?: unknown;
  readonly exec?: unknown;
  readonly failure_threshold: number;
  readonly period_seconds: number;
}

type Texts = Readonly<Record<string, string>>;
type Objects = Readonly<Record<string, Readonly<Record<string, Written>>>>;

function made(type: Type, options: InClusterOptions = {}, params: object = {}) {
  const definition = inCluster(options).find((one) => one.type.name === type);
  if (!definition) throw new Error(`There is no ${type}.`);
  const checked = definition.params.parse(params);
  const one = createOne(definition, { needs, params: checked });
  const { outputs } = one;
  const resolved = readable(one.resolved);
  const resource = readable(one.terraform['resource']) as Objects;
  const all = (kind: string) => Object.values(resource[`kubernetes_${kind}_v1`] ?? {});
  const only = (kind: string) => {
    const [one, ...others] = all(kind);
    if (!one || others.length > 0) throw new Error(`${type} makes not just one ${kind}.`);
    return one;
  };
  const pods = [...all('stateful_set'), ...all('job')].map(({ spec }) => spec.template);
  return { definition, resource, resolved, outputs, all, only, pods };
}

test('there is one for each type that needs no cloud', () => {
  const types = inCluster({}).map(({ type }) => type.name);
  expect(types).toEqual(SERVERS.map(({ type }) => type));
});

describe.each(SERVERS)('$type', ({ type, port, through }) => {
  test('is one pod with a volume of its own, which is guarded', () => {
    const { definition, only } = made(type, { storageClass: 'fast', volumeSize: '7Gi' });
    const claim = only('persistent_volume_claim');
    const { spec } = only('stateful_set');

    expect(definition.stateful).toEqual(['kubernetes_persistent_volume_claim_v1']);
    expect(claim).toMatchObject({
      spec: {
        access_modes: ['ReadWriteOnce'],
        storage_class_name: 'fast',
        resources: { requests: { storage: '7Gi' } },
      },
      wait_until_bound: false,
    });
    expect(spec.replicas).toBe('1');
    expect(spec.template.spec.volume).toContainEqual({
      name: expect.any(String),
      persistent_volume_claim: {
        claim_name: '${kubernetes_persistent_volume_claim_v1.thing_claim.metadata[0].name}',
      },
    });
  });

  test('a rollout of it that failed stays in sight', () => {
    const { definition } = made(type);
    const params = definition.params.parse({});
    const { data, check } = createOne(definition, { needs, params }).terraform as {
      data: { kubernetes_resource: Record<string, object> };
      check: Record<string, object>;
    };

    expect(Object.values(data.kubernetes_resource)).toMatchObject([
      { kind: 'StatefulSet', depends_on: ['kubernetes_stateful_set_v1.thing'] },
    ]);
    expect(Object.keys(check)).toHaveLength(1);
  });

  test('mounts a folder before what lies in it, and fills no node', () => {
    const { spec } = made(type).only('stateful_set').spec.template;
    const paths = spec.container[0]?.volume_mount.map(({ mount_path }) => mount_path) ?? [];

    expect(paths).toEqual([...paths].sort());
    for (const volume of spec.volume) {
      if ('empty_dir' in volume) {
        expect(volume).toMatchObject({ empty_dir: { size_limit: expect.any(String) } });
      }
    }
  });

  test('has a Service in front of its pod, by names that only it has', () => {
    const { only, resolved } = made(type);
    const { metadata, spec } = only('service');
    const { metadata: labelled } = only('stateful_set').spec.template;
    const answersAt = `${metadata.name as string}.shop--test.svc`;

    expect(metadata.name).toMatch(/^shop-test-.*-[0-9a-f]{8}$/);
    expect(metadata.name.length).toBeLessThanOrEqual(46);
    expect(labelled.labels).toMatchObject(spec.selector);
    expect(spec.port).toEqual([{ name: 'server', port, target_port: String(port) }]);
    const address =
      type === 's3'
        ? resolved['endpoint']
        : `http://${resolved['host'] as string}:${resolved['port'] as number}`;
    expect(address).toBe(`http://${answersAt}:${String(port)}`);
  });

  test('every pod is restricted, has no token, writes to volumes only and says what it needs', () => {
    for (const { spec } of made(type).pods) {
      expect(spec).toMatchObject({
        automount_service_account_token: false,
        enable_service_links: false,
        security_context: {
          run_as_non_root: true,
          // High, so that it is nobody on the node.
          run_as_user: expect.stringMatching(/^\d{5,}$/),
          fs_group_change_policy: 'OnRootMismatch',
          seccomp_profile: { type: 'RuntimeDefault' },
        },
      });
      for (const container of spec.container) {
        expect(container).toMatchObject({
          security_context: {
            run_as_non_root: true,
            allow_privilege_escalation: false,
            privileged: false,
            read_only_root_filesystem: true,
            capabilities: { drop: ['ALL'] },
            seccomp_profile: { type: 'RuntimeDefault' },
          },
          resources: {
            requests: { cpu: expect.any(String), memory: expect.any(String) },
            limits: { cpu: expect.any(String), memory: expect.any(String) },
          },
        });
        expect(container.volume_mount.map(({ mount_path }) => mount_path)).toContain('/tmp');
      }
    }
  });

  test('its server is probed before and while it runs', () => {
    const container = serverOf(made(type));
    const tcp = [{ port: String(port) }];

    expect(container.liveness_probe.tcp_socket).toEqual(tcp);
    for (const probe of [container.startup_probe, container.readiness_probe])
      expect(probe.tcp_socket ?? probe.exec).toBeTruthy();
    expect(container.startup_probe.failure_threshold * container.startup_probe.period_seconds).toBe(
      300,
    );
  });

  test('its image has an exact version, and the platform can have another', () => {
    const name = type === 'postgres' ? 'postgres-17' : type;
    const used = (options: InClusterOptions) =>
      made(type, options).pods.flatMap(({ spec }) => spec.container.map(({ image }) => image));

    expect(new Set(used({}))).toEqual(new Set([images[name]]));
    expect(images[name]).toMatch(/^[a-z.]+\/[a-z/]+:v?\d+\.\d+(\.\d+)?(-alpine)?$/);
    expect(new Set(used({ images: { [name]: 'registry.test/own:1' } }))).toEqual(
      new Set(['registry.test/own:1']),
    );
  });

  test('no value of a secret is where it could be read', () => {
    const { all, pods, outputs, definition } = made(type);

    for (const secret of all('secret')) {
      expect(secret).not.toHaveProperty('data');
      expect(secret.data_wo_revision).toBeGreaterThanOrEqual(1);
      for (const value of Object.values(secret.data_wo)) expect(value).toMatch(/\blocal\.thing_/);
    }
    // Locals are only named by what is written and never kept.
    const others = JSON.stringify([pods, all('config_map'), all('service')]);
    expect(others).not.toContain('local.');
    expect(others).not.toContain('secret_key_ref');
    for (const name of definition.type.secrets ?? []) expect(isSecret(outputs[name])).toBe(true);
  });

  test('users wait until the server knows what they log in with', () => {
    for (const { name, key } of keysOf(made(type))) {
      expect(name).toMatch(new RegExp(`^\\$\\{kubernetes_${through}_v1\\.thing`));
      expect(name).toMatch(/\.spec\[0\]\.volume\[0\]\.secret\[0\]\.secret_name\}$/);
      const { all } = made(type);
      const [inUse] = all(through).map(
        ({ spec }) => spec.template.spec.volume[0]?.secret.secret_name,
      );
      expect(inUse).toBe('${kubernetes_secret_v1.thing_secret.metadata[0].name}');
      const users = all('secret').find(({ metadata }) => /-r1$/.test(metadata.name));
      expect(Object.keys(users?.data_wo ?? {})).toContain(key);
    }
  });

  test('a rotation makes one other secret beside the old one, and touches nothing else but marks of it', () => {
    const before = made(type);
    const after = made(type, { revisions: { [`${type}.default#cart.thing`]: 2 } });
    const renamed = (text: string) => text.replaceAll(/-r2"/g, '-r1"');
    const written = (one: typeof before) =>
      JSON.stringify(one.resource)
        .replaceAll('"data_wo_revision":2', '"data_wo_revision":1')
        .replaceAll('.uid}/2', '.uid}/1');

    const names = after.all('secret').map(({ metadata }) => metadata.name as string);
    expect(names.filter((name) => name.endsWith('-r2'))).toHaveLength(1);
    expect(names.filter((name) => name.endsWith('-r1'))).toHaveLength(0);
    expect(renamed(written(after))).toBe(written(before));
    for (const secret of after.all('secret'))
      expect(secret.lifecycle).toEqual({ create_before_destroy: true });
    for (const { revision } of keysOf(after))
      expect(revision).toBe('${kubernetes_secret_v1.thing_secret.metadata[0].uid}/2');
  });

  test('another secret or another value of it restarts who reads it', () => {
    const { pods } = made(type);
    const marks = pods.map(({ metadata }) => metadata.annotations['scoreform.dev/secret']);

    expect(marks).toContain('${kubernetes_secret_v1.thing_secret.metadata[0].uid}/1');
  });

  test('only pods of workloads that use it, and of its own Job, are let in', () => {
    const { resource } = emitted({
      workloads: { cart: { resources: { thing: { type } } }, idle: {} },
    });
    const objects = resource as unknown as Objects;
    const policies = Object.entries(objects['kubernetes_network_policy_v1'] ?? {})
      .filter(([id]) => id.startsWith(`${type}_`))
      .map(([, policy]) => policy);
    const [server] = Object.values(objects['kubernetes_service_v1'] ?? {});

    expect(policies).toHaveLength(through === 'job' ? 2 : 1);
    for (const { spec } of policies) {
      expect(spec.policy_types).toEqual(['Ingress']);
      expect(spec.pod_selector.match_labels).toEqual(server?.spec.selector);
      expect(spec.ingress).toHaveLength(1);
      expect(spec.ingress[0]?.ports).toEqual([{ protocol: 'TCP', port: String(port) }]);
    }
    const letIn = policies.map(({ spec }) => spec.ingress[0]?.from);
    expect(letIn).toContainEqual([
      {
        namespace_selector: { match_labels: { 'kubernetes.io/metadata.name': 'shop--dev' } },
        pod_selector: { match_labels: { app: 'x' } },
      },
    ]);
  });

  test('its pods are not taken for those of a workload that is called like it', () => {
    const { only, all } = made(type);
    const labels = [...all('stateful_set'), ...all('job')].map(
      ({ spec }) => spec.template.metadata.labels['app.kubernetes.io/name'],
    );
    const taken = only('service').metadata.labels['app.kubernetes.io/name'];

    expect(labels).not.toContain(selectorOf(taken ?? '')['app.kubernetes.io/name']);
  });
});

describe('its password Job', () => {
  const jobs = SERVERS.filter(({ through }) => through === 'job');

  test.each(jobs)(
    'of $type runs once for each password and volume, after the server',
    ({ type }) => {
      const job = made(type).only('job');

      expect(job).toMatchObject({
        wait_for_completion: true,
        // A Job cannot change, so the next one needs another name.
        metadata: { name: expect.stringMatching(/^shop-test-.*-password-r1$/) },
        depends_on: [
          'kubernetes_stateful_set_v1.thing',
          'kubernetes_network_policy_v1.thing_password-access',
        ],
        spec: {
          template: {
            metadata: {
              annotations: {
                'scoreform.dev/secret': '${kubernetes_secret_v1.thing_secret.metadata[0].uid}/1',
                'scoreform.dev/volume':
                  '${kubernetes_persistent_volume_claim_v1.thing_claim.metadata[0].uid}',
              },
            },
          },
        },
      });
      // Terraform would make another one each time it is gone.
      expect(job['spec']).not.toHaveProperty('ttl_seconds_after_finished');
    },
  );

  test.each(jobs)(
    'of $type finds passwords in files, which only it and the server mount',
    ({ type }) => {
      const [container] = made(type).only('job').spec.template.spec.container;
      if (!container) throw new Error('It has no container.');
      const values = container.env.map(({ name, value }) => [name, value]);

      expect(Object.fromEntries(values)).toMatchObject({
        ADMIN_PASSWORD_FILE: '/run/secrets/admin/password',
        PASSWORD_FILE: '/run/secrets/wanted/password',
      });
      // What Terraform would take for a template of its own, and Kubernetes for a variable.
      expect(container.command.join(' ')).not.toMatch(/(?<!\$)[$%]\{|\$\([A-Z_]+\)|\$\$/);
    },
  );
});

test.each([
  { version: undefined, image: images['postgres-17'] },
  { version: '16', image: images['postgres-16'] },
  { version: '18', image: images['postgres-18'] },
])('PostgreSQL $version is $image', ({ version, image }) => {
  const { pods } = made('postgres', {}, version === undefined ? {} : { version });
  for (const { spec } of pods) expect(spec.container[0]?.image).toBe(image);
});

test('a version of PostgreSQL that there is no image for is refused at the request', () => {
  const { problems } = emitted({
    workloads: { cart: { resources: { db: { type: 'postgres', params: { version: '9' } } } } },
  });
  expect(problems.map((problem) => String(problem).split(' ')[0])).toHaveLength(1);
});

test('extensions reach the script as they were asked for, never as SQL', () => {
  const extensions = { 'uuid-ossp': {}, hstore: { schema: `x"; DROP TABLE y; --` } };
  const { only } = made('postgres', {}, { extensions });
  const [container] = only('job').spec.template.spec.container;

  const given = container?.env.find(({ name }) => name === 'EXTENSIONS');
  expect(JSON.parse(given?.value ?? '')).toEqual(extensions);
});

test('Kubernetes puts no variables of the Job into the names of extensions', () => {
  const { only } = made('postgres', {}, { extensions: { '$(ADMIN_PASSWORD_FILE)': {} } });
  const [container] = only('job').spec.template.spec.container;

  expect(container?.env).toContainEqual({
    name: 'EXTENSIONS',
    value: '{"$$(ADMIN_PASSWORD_FILE)":{}}',
  });
});

test('the connection string of MongoDB holds the password that is beside it', () => {
  const [, users] = made('mongodb').all('secret');
  const { password, connection } = users?.data_wo ?? {};

  expect(password).toMatch(/^\$\{local\.\S+\}$/);
  expect(connection).toMatch(
    /^mongodb:\/\/app:\$\{local\.\S+\}@\S+\.svc:27017\/app\?authSource=admin$/,
  );
  expect(connection).toContain(password);
});

test('Valkey is told a hash only, and keeps administration to itself', () => {
  const { data_wo: keys } = made('redis').only('secret');

  expect(keys['users.acl']).toMatch(
    /^user default on ~\* &\* \+@all -@admin #\$\{sha256\(local\.\S+\)\}\n$/,
  );
});

test('RabbitMQ makes one user, for one virtual host', () => {
  const { data_wo: keys } = made('amqp').only('secret');
  const { data } = made('amqp').only('config_map');

  expect(keys['definitions.json']).toMatch(/^\$\{jsonencode\(/);
  expect(keys['definitions.json']).toContain('"users" = [{"name" = "app", "password" = local.');
  expect(data['rabbitmq.conf']).toContain('load_definitions = /run/secrets/users/definitions.json');
  // Other settings are another pod: nobody reads them again.
  expect(made('amqp').only('stateful_set').spec.template.metadata.annotations).toHaveProperty([
    'scoreform.dev/config',
  ]);
});

test('a bucket and the id of its key are names, and the key itself a secret in both spellings', () => {
  const { resolved, outputs } = made('s3');

  expect(resolved['bucket']).toMatch(/^[a-z0-9-]{3,63}$/);
  expect(resolved['access_key_id']).toMatch(/^\w{16,32}$/);
  expect(resolved['aws_access_key_id']).toBe(resolved['access_key_id']);
  expect(outputs['aws_secret_key']).toBe(outputs['secret_key']);
});

function serverOf({ only }: ReturnType<typeof made>): Container {
  const [container] = only('stateful_set').spec.template.spec.container;
  if (!container) throw new Error('It has no container.');
  return container;
}

/** Without the hashes that cdktf gives ids outside of an environment. */
function readable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll(/_[0-9A-F]{8}(?=[".])/g, '')) as T;
}

/** The keys of Kubernetes Secrets that its outputs lead to, references written out. */
function keysOf({ definition, resolved }: ReturnType<typeof made>) {
  return (definition.type.secrets ?? []).map((name) => {
    const way = (resolved[name] as SecretValue).ways['kubernetes-secret'];
    if (!way) throw new Error(`${name} is no key of a Kubernetes Secret.`);
    return way;
  });
}
