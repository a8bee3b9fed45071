import { secret, type Outputs } from '../../../src/pack';
import type { ValueMap } from '../../../src/model';
import { SETTINGS } from '../../../src/resource-types';
import { placeholder, terraformOf, type Given, type Made } from './workload-terraform';

type Json = Readonly<Record<string, unknown>>;

const WORKLOAD = 'workload_default_cart';

const database = (revision = '1'): Outputs => ({
  host: 'db.internal',
  port: 5432,
  name: 'orders',
  database: 'orders',
  username: 'app',
  password: secret({ 'kubernetes-secret': { name: 'db', key: 'password', revision } }),
});

const disk = { source: 'disk', podVolume: { persistentVolumeClaim: { claimName: 'disk' } } };

const USES: NonNullable<Given['uses']> = {
  db: { type: 'postgres', outputs: database() },
  disk: { type: 'volume', outputs: disk },
  scratch: { type: 'volume', outputs: { source: 'scratch', podVolume: { emptyDir: {} } } },
};

function deployment({ resource, problems }: Made): Json {
  expect(problems).toEqual([]);
  return resource['kubernetes_deployment_v1']?.[WORKLOAD]?.['spec'] as Json;
}

function pod(given: Given): Json {
  const { template } = deployment(terraformOf({ uses: USES, ...given })) as {
    template: { spec: Json };
  };
  return template.spec;
}

/** The one container of a workload, or the pod around it, with one thing said about it. */
function main(stated: object, given: Given = {}): Json {
  const { container } = pod({ containers: { main: { image: 'cart:1', ...stated } }, ...given }) as {
    container: Json[];
  };
  return container.find(({ name }) => name === 'main') ?? {};
}

describe('variables', () => {
  const env = (variables: object) => main({ variables })['env'];
  const key = { key: 'password', name: 'db' };

  test.each([
    {
      because: 'a text is a value',
      variables: { PLAIN: 'text ${x}' },
      env: [{ name: 'PLAIN', value: 'text $${x}' }],
    },
    {
      because: 'an output that is no secret is part of the text',
      variables: { HOST: placeholder('db.host', 'tcp://', ':1') },
      env: [{ name: 'HOST', value: 'tcp://db.internal:1' }],
    },
    {
      because: 'a secret is taken from its Secret',
      variables: { PASSWORD: placeholder('db.password') },
      env: [{ name: 'PASSWORD', value_from: { secret_key_ref: key } }],
    },
    {
      because: 'Kubernetes puts a text with secrets together, with one helper for each secret',
      variables: {
        URL: placeholder('db.password', 'pg://app:', '@db'),
        AGAIN: placeholder('db.password', '$(X)$', ''),
      },
      env: [
        { name: 'SCOREFORM_SECRET_1', value_from: { secret_key_ref: key } },
        { name: 'AGAIN', value: '$$(X)$$$(SCOREFORM_SECRET_1)' },
        { name: 'URL', value: 'pg://app:$(SCOREFORM_SECRET_1)@db' },
      ],
    },
    {
      because: 'no helper takes the name of a variable',
      variables: { SCOREFORM_SECRET_1: 'mine', URL: placeholder('db.password', 'x') },
      env: [
        { name: 'SCOREFORM_SECRET_2', value_from: { secret_key_ref: key } },
        { name: 'SCOREFORM_SECRET_1', value: 'mine' },
        { name: 'URL', value: 'x$(SCOREFORM_SECRET_2)' },
      ],
    },
  ])('$because', ({ variables, env: expected }) => {
    expect(env(variables)).toEqual(expected);
  });

  test('a secret that lies elsewhere is copied by a write-only argument', () => {
    const stored = secret({ 'write-only': { read: () => 'read-only-once', revision: '7' } });
    const made = terraformOf({
      uses: { db: { type: 'postgres', outputs: { ...database(), password: stored } } },
      containers: {
        main: { image: 'cart:1', variables: { PASSWORD: placeholder('db.password') } },
      },
    });
    const { name, key: copied } = secretKeyOf(made);

    expect(made.resource['kubernetes_secret_v1']?.[`${WORKLOAD}__secrets`]).toMatchObject({
      data_wo: { 'main.PASSWORD': 'read-only-once' },
      data_wo_revision: expect.stringMatching(/^\$\{parseint\(.*sha256\(.*local\./),
    });
    expect({ name, copied }).toEqual({
      name: '${kubernetes_secret_v1.workload_default_cart__secrets.metadata[0].name}',
      copied: 'main.PASSWORD',
    });
    expect(annotationsOf(made)['scoreform.dev/secrets']).toMatch(/\/main\.PASSWORD@7$/);
  });

  test('a secret that no pod can get is a sentence', () => {
    const { problems } = terraformOf({
      uses: { db: { type: 'postgres', outputs: { ...database(), password: secret({}) } } },
      containers: {
        main: { image: 'cart:1', variables: { PASSWORD: placeholder('db.password') } },
      },
    });

    expect(problems).toEqual([expect.stringContaining('The secret at main.PASSWORD lies where')]);
  });
});

function secretKeyOf(made: Made) {
  const { template } = deployment(made) as {
    template: {
      spec: {
        container: { env: { value_from: { secret_key_ref: { name: string; key: string } } }[] }[];
      };
    };
  };
  const [variable] = template.spec.container[0]?.env ?? [];
  return variable?.value_from.secret_key_ref ?? { name: '', key: '' };
}

function annotationsOf(made: Made): Readonly<Record<string, string>> {
  const { template } = deployment(made) as {
    template: { metadata: { annotations?: Readonly<Record<string, string>> } };
  };
  return template.metadata.annotations ?? {};
}

describe('files', () => {
  const filesOf = (files: ValueMap) =>
    terraformOf({ uses: USES, containers: { main: { image: 'cart:1', files } } });

  test.each([
    { because: 'a text', file: { content: 'x ${y}' }, volume: 'files' },
    { because: 'an empty text', file: { content: '' }, volume: 'files' },
    { because: 'bytes', file: { binaryContent: 'AAEC' }, volume: 'files' },
    { because: 'a whole secret', file: { content: placeholder('db.password') }, volume: 'files' },
    {
      because: 'a text with a secret in it',
      file: { content: placeholder('db.password', 'password=') },
      volume: 'joined-files',
    },
  ])('$because is mounted alone, so that nothing beside it is hidden', ({ file, volume }) => {
    const { container } = (
      deployment(filesOf({ '/etc/app/it': file })) as {
        template: { spec: { container: { volume_mount: Json[] }[] } };
      }
    ).template.spec;

    expect(container[0]?.volume_mount).toContainEqual({
      name: volume,
      mount_path: '/etc/app/it',
      sub_path: 'main.__etc__app__it',
      read_only: true,
    });
  });

  test('a mode is written as people write it', () => {
    expect(JSON.stringify(deployment(filesOf({ '/a': { content: 'x', mode: '755' } })))).toContain(
      '"mode":"0755"',
    );
  });

  test('no object holds a text and the secret within it', () => {
    const made = filesOf({
      '/etc/app/it': { content: placeholder('db.password', 'password=', '\n'), mode: '0400' },
    });
    const { template } = deployment(made) as {
      template: { spec: { init_container: Json[]; volume: Json[] } };
    };

    expect(made.resource['kubernetes_config_map_v1']?.[`${WORKLOAD}__files`]).toMatchObject({
      data: { 'main.__etc__app__it.0': 'password=', 'main.__etc__app__it.2': '\n' },
    });
    expect(template.spec.init_container).toEqual([
      expect.objectContaining({
        name: 'scoreform-files',
        image: expect.stringMatching(/@sha256:[0-9a-f]{64}$/),
        args: ['main.__etc__app__it', '0400'],
      }),
    ]);
    expect(template.spec.volume).toContainEqual({
      name: 'joined-files',
      empty_dir: { medium: 'Memory', size_limit: '16Mi' },
    });
  });

  test('what is in them, and the revision of a secret, roll the pods', () => {
    const made = terraformOf({
      uses: { db: { type: 'postgres', outputs: database('5') } },
      containers: {
        main: {
          image: 'cart:1',
          files: { '/a': { content: 'x' }, '/b': { content: placeholder('db.password') } },
        },
      },
    });

    expect(annotationsOf(made)).toEqual({
      'scoreform.dev/files': expect.stringMatching(
        /^\$\{sha256\(jsonencode\(\[kubernetes_config_map_v1\.workload_default_cart__files\.data, /,
      ),
      'scoreform.dev/secrets': 'db/password@5',
    });
  });

  test('more than a ConfigMap takes is a sentence', () => {
    const { problems } = filesOf({ '/large': { content: 'x'.repeat(1024 * 1024 + 1) } });

    expect(problems).toEqual([expect.stringContaining('a ConfigMap takes 1048576')]);
  });
});

describe('volumes', () => {
  test('one resource is one volume, however often it is mounted', () => {
    const spec = pod({
      containers: {
        main: {
          image: 'cart:1',
          volumes: {
            '/data': { source: placeholder('disk'), path: 'sub' },
            '/again': { source: placeholder('disk.source'), readOnly: true },
          },
        },
        other: { image: 'cart:1', volumes: { '/data': { source: placeholder('disk') } } },
      },
    }) as { container: { volume_mount: Json[] }[]; volume: Json[] };

    expect(spec.volume.filter(({ name }) => name === 'volume-disk')).toEqual([
      { name: 'volume-disk', persistent_volume_claim: { claim_name: 'disk' } },
    ]);
    expect(spec.container[0]?.volume_mount.slice(0, 2)).toEqual([
      { name: 'volume-disk', mount_path: '/again', read_only: true },
      { name: 'volume-disk', mount_path: '/data', sub_path: 'sub' },
    ]);
  });

  test('a source that is no resource is an empty folder, which the containers of a pod share', () => {
    const mounting = (path: string, source: string) => ({
      image: 'cart:1',
      volumes: { [path]: { source } },
    });
    const spec = pod({
      containers: {
        main: mounting('/data', 'Some ${volume}'),
        other: mounting('/shared', 'Some ${volume}'),
        own: mounting('/own', 'another'),
      },
    }) as { container: { volume_mount: Json[] }[]; volume: Json[] };

    expect(spec.volume.filter(({ name }) => String(name).startsWith('empty-'))).toEqual([
      { name: 'empty-1', empty_dir: { size_limit: '1Gi' } },
      { name: 'empty-2', empty_dir: { size_limit: '1Gi' } },
    ]);
    expect(spec.container.map(({ volume_mount: [mount] }) => mount)).toEqual([
      { name: 'empty-1', mount_path: '/data' },
      { name: 'empty-1', mount_path: '/shared' },
      { name: 'empty-2', mount_path: '/own' },
    ]);
  });

  test('a folder is mounted before what lies in it', () => {
    const volumes = { '/tmp/uploads': { source: placeholder('disk') } };
    const files = { '/tmp/uploads/README': { content: 'Hello' } };

    expect(main({ volumes, files })['volume_mount']).toMatchObject([
      { mount_path: '/tmp' },
      { mount_path: '/tmp/uploads' },
      { mount_path: '/tmp/uploads/README' },
    ]);
  });

  test('no container can fill its node', () => {
    expect(pod({})).toMatchObject({
      volume: [{ name: 'tmp-main', empty_dir: { size_limit: '1Gi' } }],
    });
  });

  test.each([
    {
      because: 'the user mounts one there',
      stated: { volumes: { '/tmp': { source: placeholder('scratch') } } },
      scratch: 'volume-scratch',
    },
    { because: 'else it is empty', stated: {}, scratch: 'tmp-main' },
  ])('every container can write to /tmp: $because', ({ stated, scratch }) => {
    expect(main(stated)['volume_mount']).toEqual([{ name: scratch, mount_path: '/tmp' }]);
  });

  test.each([
    {
      because: 'a database is no volume',
      source: placeholder('db'),
      said: '"db", mounted at /data, is a postgres, and a pod cannot mount that.',
    },
    {
      because: 'only instances with names have disks of their own',
      source: placeholder('own'),
      said: 'which only a workload of the class "stateful" has',
    },
  ])('$because', ({ source, said }) => {
    const { problems } = terraformOf({
      uses: {
        ...USES,
        own: {
          type: 'volume',
          outputs: { source: 'own', claim: { accessModes: ['ReadWriteOnce'] } },
        },
      },
      containers: { main: { image: 'cart:1', volumes: { '/data': { source } } } },
    });

    expect(problems).toEqual([expect.stringContaining(said)]);
  });

  test('a disk is with one version of the workload at a time', () => {
    const volumes = { '/data': { source: placeholder('disk') } };
    const made = terraformOf({
      uses: USES,
      containers: { main: { image: 'cart:1', volumes } },
      protected: true,
    });

    expect(deployment(made)).toMatchObject({ replicas: '1', strategy: { type: 'Recreate' } });
  });

  test('the sources of other definitions are written as Terraform has them', () => {
    const podVolume = {
      projected: {
        defaultMode: 0o440,
        sources: [
          { configMap: { name: 'one', items: [{ key: 'a', path: 'a', mode: 0o400 }] } },
          { secret: { name: 'two' } },
          { downwardAPI: { items: [] } },
        ],
      },
    };
    const spec = pod({
      uses: { all: { type: 'volume', outputs: { source: 'all', podVolume } } },
      containers: {
        main: { image: 'cart:1', volumes: { '/all': { source: placeholder('all') } } },
      },
    }) as { volume: Json[] };

    expect(spec.volume[0]).toEqual({
      name: 'volume-all',
      projected: [
        {
          default_mode: '0440',
          sources: [
            { config_map: [{ name: 'one', items: [{ key: 'a', path: 'a', mode: '0400' }] }] },
            { secret: [{ name: 'two' }] },
            { downward_api: { items: [] } },
          ],
        },
      ],
    });
  });
});

describe('how a container is run', () => {
  test.each([
    {
      because: 'the command',
      stated: { command: ['/bin/sh', '-c'] },
      has: { command: ['/bin/sh', '-c'] },
    },
    {
      because: 'arguments are texts, not references',
      stated: { args: ['$(A) $$ ${B}'] },
      has: { args: ['$$(A) $$$ $${B}'] },
    },
    {
      because: 'liveness is slower than readiness, and a slow start survives',
      stated: {
        livenessProbe: { httpGet: { path: '/live', port: 8080, scheme: 'HTTPS' } },
        readinessProbe: { exec: { command: ['ready'] } },
      },
      has: {
        startup_probe: { period_seconds: 5, failure_threshold: 60, http_get: { path: '/live' } },
        liveness_probe: {
          period_seconds: 20,
          http_get: { path: '/live', port: '8080', scheme: 'HTTPS' },
        },
        readiness_probe: { period_seconds: 10, exec: { command: ['ready'] } },
      },
    },
    {
      because: 'where a probe asks two ways, the schema of Score prefers the command',
      stated: {
        readinessProbe: { exec: { command: ['x'] }, httpGet: { path: '/', port: 1 } },
      },
      has: { readiness_probe: { exec: { command: ['x'] } } },
    },
    {
      because: 'headers and host of a request',
      stated: {
        readinessProbe: {
          httpGet: {
            path: '/',
            port: 1,
            host: 'h',
            httpHeaders: [{ name: 'A', value: 'b' }],
          },
        },
      },
      has: {
        readiness_probe: { http_get: { host: 'h', http_header: [{ name: 'A', value: 'b' }] } },
      },
    },
    {
      because: 'every container says for itself that it is restricted',
      stated: {},
      has: {
        security_context: {
          run_as_non_root: true,
          allow_privilege_escalation: false,
          read_only_root_filesystem: true,
          privileged: false,
          capabilities: { drop: ['ALL'] },
          seccomp_profile: { type: 'RuntimeDefault' },
        },
      },
    },
  ])('$because', ({ stated, has }) => {
    expect(main(stated)).toMatchObject(has);
  });

  test.each([
    { waiver: 'root', has: { run_as_non_root: false, read_only_root_filesystem: true } },
    {
      waiver: 'writable-root-filesystem',
      has: { run_as_non_root: true, read_only_root_filesystem: false },
    },
  ] as const)('the waiver $waiver takes one thing back', ({ waiver, has }) => {
    expect(main({}, { options: { waivers: [waiver] } })['security_context']).toMatchObject({
      ...has,
      allow_privilege_escalation: false,
    });
  });

  test('pods have no token, no list of services and a user with a number', () => {
    expect(pod({ options: { imagePullSecrets: ['registry'] } })).toMatchObject({
      automount_service_account_token: false,
      enable_service_links: false,
      image_pull_secrets: [{ name: 'registry' }],
      security_context: { run_as_non_root: true, run_as_user: '65532', fs_group: '65532' },
    });
  });
});

describe('settings', () => {
  test.each<{ because: string; given: Given; has: Json }>([
    { because: 'one pod is enough to try things out', given: {}, has: { replicas: '1' } },
    {
      because: 'where it would be noticed, one may go',
      given: { protected: true },
      has: { replicas: '2' },
    },
    {
      because: 'the platform knows better',
      given: { protected: true, options: { replicas: 3 } },
      has: { replicas: '3' },
    },
    {
      because: 'the Score file knows best',
      given: { options: { replicas: 3 }, annotations: { [SETTINGS.replicas]: '5' } },
      has: { replicas: '5' },
    },
    {
      because: 'the next version starts before the last one stops',
      given: {},
      has: {
        strategy: {
          type: 'RollingUpdate',
          rolling_update: { max_surge: '25%', max_unavailable: '0%' },
        },
      },
    },
    {
      because: 'some programs must not run twice',
      given: { annotations: { [SETTINGS.rollout]: 'recreate' } },
      has: { strategy: { type: 'Recreate' } },
    },
    {
      because: 'some programs end slowly',
      given: { annotations: { [SETTINGS.gracePeriod]: '90' } },
      has: { template: { spec: { termination_grace_period_seconds: 90 } } },
    },
  ])('$because', ({ given, has }) => {
    expect(deployment(terraformOf(given))).toMatchObject(has);
  });

  test('an autoscaler decides alone how many pods there are', () => {
    const made = terraformOf({ uses: { scaler: { type: 'horizontal-pod-autoscaler' } } });

    expect(deployment(made)).not.toHaveProperty('replicas');
  });

  test('pods get the annotations of the user and not ours', () => {
    const made = terraformOf({
      annotations: { 'example.com/team': 'a${b}', [SETTINGS.replicas]: '2' },
    });

    expect(annotationsOf(made)).toEqual({ 'example.com/team': 'a$${b}' });
  });

  test('pods start after what their identity needs, under its service account', () => {
    const made = terraformOf({
      identity: { serviceAccount: 'cart-account', ready: ['aws_iam_role_policy.cart'] },
    });

    expect(made.resource).toMatchObject({
      kubernetes_deployment_v1: { [WORKLOAD]: { depends_on: ['aws_iam_role_policy.cart'] } },
      kubernetes_service_account_v1: {
        [`${WORKLOAD}__service-account`]: {
          automount_service_account_token: false,
          metadata: { name: 'cart-account' },
        },
      },
    });
  });
});
