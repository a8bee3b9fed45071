import { attemptShop, containersOf, shopOf, type ScoreFile } from './running-shop';

const DATABASE = { db: { type: 'postgres' } };
const IMAGE = 'registry.example/main:1';

/** The container `main` of a workload whose only container it is. */
function mainOf(container: object, others: ScoreFile = {}) {
  return containersOf({ containers: { main: { image: IMAGE, ...container } }, ...others })['main'];
}

test.each([
  {
    because: 'a command of Score replaces the entry point',
    container: { command: ['a', 'b'] },
    has: { entryPoint: ['a', 'b'] },
  },
  {
    because: 'its arguments replace the command',
    container: { args: ['-v'] },
    has: { command: ['-v'] },
  },
  {
    because: 'nobody needs a root file system to write to',
    container: {},
    has: { readonlyRootFilesystem: true },
  },
  { because: 'nobody needs to be root', container: {}, has: { user: '65532' } },
  {
    because: 'nobody needs a capability, and zombies need a parent',
    container: {},
    has: { linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } } },
  },
  {
    because: 'temporary files have a place',
    container: {},
    has: { mountPoints: [{ sourceVolume: 'tmp-main', containerPath: '/tmp', readOnly: false }] },
  },
  {
    because: 'ECS asks a command whether it is alive',
    container: {
      livenessProbe: { exec: { command: ['ok'] } },
      readinessProbe: { exec: { command: ['no'] } },
    },
    has: { healthCheck: expect.objectContaining({ command: ['CMD', 'ok'] }) },
  },
  {
    because: 'variables are sorted, and an escaped placeholder is a text',
    container: { variables: { B: 'b', A: 'a "$${x}"' } },
    has: {
      environment: [
        { name: 'A', value: 'a "${x}"' },
        { name: 'B', value: 'b' },
      ],
    },
  },
])('$because', ({ container, has }) => {
  expect(mainOf(container)).toMatchObject(has);
});

test('a request over HTTP is nothing that ECS can ask', () => {
  const { healthCheck } = mainOf({ readinessProbe: { httpGet: { port: 80, path: '/' } } });
  expect(healthCheck).toBeUndefined();
});

test('annotations become labels, but for those of Scoreform', () => {
  const { dockerLabels, stopTimeout } = mainOf(
    {},
    { annotations: { 'example.com/team': 'a', 'scoreform.dev/termination-grace-period': '90' } },
  );
  expect(dockerLabels).toEqual({ 'example.com/team': 'a' });
  expect(stopTimeout).toBe(90);
});

describe('secrets', () => {
  const variables = {
    PASSWORD: '${resources.db.password}',
    URL: 'postgres://${resources.db.username}:${resources.db.password}@${resources.db.host}/',
  };

  test('are named, never said', () => {
    const main = mainOf({ variables }, { resources: DATABASE });
    expect(main.environment).toEqual([]);
    expect(main.secrets).toEqual([
      {
        name: 'PASSWORD',
        valueFrom: expect.stringMatching(
          /^\$\{aws_secretsmanager_secret.*postgres_default_main_db/,
        ),
      },
      {
        name: 'URL',
        valueFrom: expect.stringMatching(/^\$\{aws_secretsmanager_secret.*workload_default_main__/),
      },
    ]);
  });

  test('begin a new deployment when they change', () => {
    const { dockerLabels } = mainOf({ variables }, { resources: DATABASE });
    expect(dockerLabels['scoreform.revisions']).toMatch(/^PASSWORD=\S+ URL=\S+$/);
  });

  test('are readable for the role that starts the tasks, and each once', () => {
    const file = (image: string): ScoreFile => ({
      containers: { main: { image, variables }, side: { image, variables } },
      resources: DATABASE,
    });
    const roles = shopOf({ workloads: { main: file(IMAGE) } })['aws_iam_role_policy'] ?? {};
    const { policy } = roles['workload_default_main__execution-policy'];
    expect(policy.match(/postgres_default_main_db__password/g)).toHaveLength(1);
    expect(policy).toContain('kms:ViaService');
    expect(policy).not.toContain('ecr:');
  });
});

describe('images', () => {
  test('of ECR are fetched by exactly who needs them', () => {
    const image = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/main:1';
    const blocks = shopOf({ workloads: { main: { containers: { main: { image } } } } });
    const { policy } = (blocks['aws_iam_role_policy'] ?? {})[
      'workload_default_main__execution-policy'
    ];
    expect(policy).toContain('arn:aws:ecr:eu-central-1:111122223333:repository/shop/main"');
  });
});

describe('files', () => {
  const files = {
    '/etc/app/a.txt': { content: 'host=${resources.db.host} "x"\n' },
    '/etc/app/b.bin': { binaryContent: 'AAEC', mode: '0600' },
    '/etc/other/s.txt': { content: 'p=${resources.db.password}' },
    '/tmp/t.txt': { content: '' },
  };
  const containers = containersOf({
    containers: { main: { image: IMAGE, files } },
    resources: DATABASE,
  });
  const prepare = containers['scoreform--prepare'];

  test('are mounted with their directories, which are not written to', () => {
    expect(containers['main'].mountPoints).toEqual([
      { sourceVolume: 'tmp-main', containerPath: '/tmp', readOnly: false },
      { sourceVolume: expect.any(String), containerPath: '/etc/app', readOnly: true },
      { sourceVolume: expect.any(String), containerPath: '/etc/other', readOnly: true },
    ]);
  });

  test('are there before the container starts', () => {
    expect(containers['main'].dependsOn).toEqual([
      { containerName: 'scoreform--prepare', condition: 'SUCCESS' },
    ]);
    expect(prepare.essential).toBe(false);
  });

  test('are written from variables, and secrets from secrets', () => {
    const [script] = prepare.command;
    expect(script).toContain('printf %s "$CONTENT_0" > "$PATH_0"');
    expect(script).toContain('printf %s "$BASE64_1" | base64 -d > "$PATH_1"');
    expect(script).not.toContain('a.txt');
    expect(prepare.secrets.map(({ name }: { name: string }) => name)).toEqual(['CONTENT_2']);
    expect(prepare.environment).toContainEqual({ name: 'MODE_1', value: '0600' });
    expect(prepare.environment).toContainEqual({
      name: 'PATH_3',
      value: '/scoreform/tmp-main/t.txt',
    });
  });

  test('are written by who may change owners, and nothing else', () => {
    const { drop } = prepare.linuxParameters.capabilities;
    expect(drop).toContain('DAC_OVERRIDE');
    expect(drop).not.toContain('CHOWN');
    expect(drop).not.toContain('ALL');
  });
});

test.each([
  { because: 'started is enough', ready: 'started', condition: 'START', essential: true },
  { because: 'it has to end well', ready: 'complete', condition: 'SUCCESS', essential: false },
  { because: 'a command says so', ready: 'healthy', condition: 'HEALTHY', essential: true },
])('a container waits for another: $because', ({ ready, condition, essential }) => {
  const containers = containersOf({
    containers: {
      first: {
        image: IMAGE,
        before: { main: { ready } },
        livenessProbe: { exec: { command: ['ok'] } },
      },
      main: { image: IMAGE },
    },
  });
  expect(containers['main'].dependsOn).toContainEqual({ containerName: 'first', condition });
  expect(containers['first'].essential).toBe(essential);
  expect(containers['main'].essential).toBe(true);
});

describe('waivers', () => {
  const given = { containers: { main: { image: IMAGE } } };

  test('leave the user to the image', () => {
    const { main } = containersOf(given, { workloads: { waivers: ['root'] } });
    expect(main).not.toHaveProperty('user');
    expect(main.readonlyRootFilesystem).toBe(true);
  });

  test('leave nothing to prepare where all of the file system is writable', () => {
    const containers = containersOf(given, {
      workloads: { waivers: ['root', 'writable-root-filesystem'] },
    });
    expect(Object.keys(containers)).toEqual(['main']);
  });
});

test.each<{ because: string; file: ScoreFile; says: RegExp }>([
  {
    because: 'ECS cannot ask over HTTP',
    file: {
      containers: {
        first: {
          image: IMAGE,
          before: { main: { ready: 'healthy' } },
          livenessProbe: { httpGet: { port: 80, path: '/' } },
        },
        main: { image: IMAGE },
      },
    },
    says: /"first" to be healthy.*"exec"/,
  },
  {
    because: 'a directory is mounted once',
    file: {
      containers: {
        main: {
          image: IMAGE,
          files: { '/data/a.txt': { content: '' } },
          volumes: { '/data': { source: '${resources.disk}' } },
        },
      },
      resources: { disk: { type: 'volume' } },
    },
    says: /"\/data\/a\.txt" and a volume lie in one directory/,
  },
  {
    because: 'an access point is a whole',
    file: {
      containers: {
        main: { image: IMAGE, volumes: { '/data': { source: '${resources.disk}', path: 'sub' } } },
      },
      resources: { disk: { type: 'volume' } },
    },
    says: /access point of EFS is mounted as a whole/,
  },
  {
    because: 'ECS takes 64 KiB',
    file: {
      containers: {
        main: { image: IMAGE, files: { '/etc/a/b': { content: 'x'.repeat(66_000) } } },
      },
    },
    says: /ECS takes 65536 at most/,
  },
])('a workload is refused in a sentence where $because', ({ file, says }) => {
  const { errors } = attemptShop({ workloads: { main: file } });
  expect(errors.map(({ code }) => code)).toEqual(['create/definition-failed']);
  expect(errors[0]?.detail).toMatch(says);
});

test.each([
  {
    because: 'Fargate kills after two minutes',
    annotation: 'termination-grace-period',
    value: '121',
  },
  { because: 'ECS starts a task once', workloadClass: 'job', annotation: 'retries', value: '1' },
  { because: 'ECS lets a task run', workloadClass: 'job', annotation: 'timeout', value: '60' },
  {
    because: 'EventBridge takes one kind of day',
    workloadClass: 'cron-job',
    annotation: 'schedule',
    value: '0 0 1 * 1',
  },
])(
  '$annotation "$value" is refused where it stands, because $because',
  ({ workloadClass = 'default', annotation, value }) => {
    const annotations = {
      'scoreform.dev/workload-class': workloadClass,
      [`scoreform.dev/${annotation}`]: value,
    };
    // A placeholder elsewhere changes nothing.
    const containers = { main: { image: IMAGE, variables: { HOST: '${resources.db.host}' } } };
    const { errors } = attemptShop({
      workloads: { main: { annotations, containers, resources: DATABASE } },
    });
    expect(errors.map(({ code }) => code.split('/')[0])).toEqual(['match']);
    expect(errors[0]?.subject?.start).toBeDefined();
  },
);

test.each(['/a.txt', 'a.txt', 'etc/a.txt'])('the file %s is refused where it stands', (path) => {
  const containers = { main: { image: IMAGE, files: { [path]: { content: 'a' } } } };
  const { errors } = attemptShop({ workloads: { main: { containers } } });
  expect(errors.map(({ code }) => code.split('/')[0])).toEqual(['match']);
  expect(errors[0]?.detail).toMatch(/the directory of a file is mounted as a whole on ECS/);
});

test('containers of a task share a volume by the name of its source', () => {
  const volumes = { '/shared': { source: 'shared' } };
  const { main, other } = containersOf({
    containers: { main: { image: IMAGE, volumes }, other: { image: IMAGE, volumes } },
  });
  expect(main.mountPoints[0]).toEqual(other.mountPoints[0]);
});
