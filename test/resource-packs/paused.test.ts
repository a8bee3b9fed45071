import { aws } from '../../resource-packs/aws';
import { kubeconfig, kubernetes } from '../../resource-packs/kubernetes';
import { sandbox } from '../../resource-packs/sandbox';
import type { Pack } from '../../src/pack';
import { definePlatform } from '../../src/platform';
import { readAt, repository } from '../read/repository';
import { attempt } from './deployed';

/** A block as Terraform reads it; each test says what it expects in it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of Terraform has no type
type Block = any;

type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

interface ScoreFile {
  readonly class?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly resources?: Readonly<Record<string, object>>;
}

const SCALER = {
  resources: {
    scaler: { type: 'horizontal-pod-autoscaler', params: { minReplicas: 2, maxReplicas: 6 } },
  },
};
const CRON = { class: 'cron-job', annotations: { 'scoreform.dev/schedule': '30 4 * * *' } };
const DATABASE = { resources: { db: { type: 'postgres' } } };

/** What a pack makes of one workload `main` and of what that asks for. */
function blocksOf(pack: Pack, file: ScoreFile, paused: boolean): Blocks {
  const { class: resourceClass, annotations = {}, ...said } = file;
  const { projects, reported } = readAt(
    repository({
      'projects/shop/main/score.yaml': JSON.stringify({
        apiVersion: 'score.dev/v1b1',
        metadata: {
          name: 'main',
          annotations: {
            ...annotations,
            ...(resourceClass && { 'scoreform.dev/workload-class': resourceClass }),
          },
        },
        containers: { main: { image: 'registry.example/main:1' } },
        ...said,
      }),
      'projects/shop/environments/preview.yaml': `type: preview\n${paused ? 'paused: true\n' : ''}`,
    }),
  );
  const [project] = projects;
  const [environment] = project?.environments ?? [];
  if (!project || !environment) throw new Error(reported.map(({ detail }) => detail).join('\n'));
  const platform = definePlatform({ environmentTypes: { preview: { packs: [pack] } } });
  const { stack, errors } = attempt(project, environment, platform);
  if (!stack) throw new Error(errors.map(({ detail }) => detail).join('\n'));
  expect(stack.description.paused).toBe(paused);
  return (JSON.parse(stack.terraform) as { resource: Blocks }).resource;
}

const typesOf = (blocks: Blocks) => Object.keys(blocks).sort();

function onlyIn(blocks: Blocks, type: string): Block {
  const found = Object.values(blocks[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0];
}

describe('the sandbox', () => {
  const recordsOf = (paused: boolean) =>
    blocksOf(sandbox(), DATABASE, paused)['terraform_data'] ?? {};

  test('says of a workload that it is paused, and of nothing else', () => {
    const { workload_default_main: workload, ...others } = recordsOf(true);
    const { workload_default_main: before, ...same } = recordsOf(false);

    expect(workload.input).toEqual({ ...before.input, paused: true });
    expect(before.input).not.toHaveProperty('paused');
    expect(others).toEqual(same);
  });
});

describe('the Kubernetes pack', () => {
  const pack = kubernetes({ cluster: kubeconfig({ context: 'test' }), domain: 'example.test' });

  test.each([
    { because: 'pods keep running', file: {}, type: 'kubernetes_deployment_v1' },
    {
      because: 'the Score file asks for three',
      file: { annotations: { 'scoreform.dev/replicas': '3' } },
      type: 'kubernetes_deployment_v1',
    },
    {
      because: 'instances have names',
      file: { class: 'stateful' },
      type: 'kubernetes_stateful_set_v1',
    },
  ])('leaves no pod of a $type, though $because', ({ file, type }) => {
    const paused = onlyIn(blocksOf(pack, file, true), type);
    const running = onlyIn(blocksOf(pack, file, false), type);

    expect(paused.spec.replicas).toBe('0');
    expect(Number(running.spec.replicas)).toBeGreaterThan(0);
    expect({ ...paused, spec: { ...paused.spec, replicas: running.spec.replicas } }).toEqual(
      running,
    );
  });

  test.each([
    { class: 'default', starter: ['kubernetes_deployment_v1'] },
    // With the Service that gives its instances their names.
    { class: 'stateful', starter: ['kubernetes_service_v1', 'kubernetes_stateful_set_v1'] },
  ])(
    'takes away what an autoscaler scales ($class): nothing that has no pods is ever scaled again',
    ({ class: resourceClass, starter }) => {
      const file = { ...SCALER, class: resourceClass };
      const left = typesOf(blocksOf(pack, file, true));
      const all = typesOf(blocksOf(pack, file, false));

      expect(all.filter((type) => !left.includes(type))).toEqual(
        [...starter, 'kubernetes_horizontal_pod_autoscaler_v2'].sort(),
      );
      expect(left).toContain('kubernetes_service_account_v1');
    },
  );

  test('suspends a schedule, and starts it again', () => {
    const type = 'kubernetes_cron_job_v1';

    expect(onlyIn(blocksOf(pack, CRON, true), type).spec.suspend).toBe(true);
    expect(onlyIn(blocksOf(pack, CRON, false), type).spec).not.toHaveProperty('suspend');
  });

  test('starts no job', () => {
    const file = { class: 'job' };

    expect(typesOf(blocksOf(pack, file, true))).toEqual(
      typesOf(blocksOf(pack, file, false)).filter((type) => type !== 'kubernetes_job_v1'),
    );
  });

  test('leaves a database as it is', () => {
    const { kubernetes_deployment_v1: paused, ...others } = blocksOf(pack, DATABASE, true);
    const { kubernetes_deployment_v1: running, ...same } = blocksOf(pack, DATABASE, false);

    expect(others).toEqual(same);
    expect(paused).not.toEqual(running);
  });
});

describe('the AWS pack', () => {
  const pack = aws({
    account: '111122223333',
    region: 'eu-central-1',
    zone: { id: 'Z0123456789ABC', name: 'shop.example' },
  });

  test('leaves no task of a service, and everything else as it is', () => {
    const { aws_ecs_service: services, ...others } = blocksOf(pack, DATABASE, true);
    const { aws_ecs_service: running, ...same } = blocksOf(pack, DATABASE, false);

    const [service] = Object.values(services ?? {});
    expect(service.desired_count).toBe(0);
    expect({ ...service, desired_count: 1 }).toEqual(Object.values(running ?? {})[0]);
    expect(others).toEqual(same);
  });

  test('lets no autoscaler start a task', () => {
    const paused = blocksOf(pack, SCALER, true);

    expect(onlyIn(paused, 'aws_ecs_service')).toMatchObject({ desired_count: 0 });
    expect(onlyIn(paused, 'aws_ecs_service')).not.toHaveProperty('lifecycle');
    expect(onlyIn(paused, 'aws_appautoscaling_target')).toMatchObject({
      min_capacity: 0,
      max_capacity: 0,
    });
    expect(onlyIn(blocksOf(pack, SCALER, false), 'aws_appautoscaling_target')).toMatchObject({
      min_capacity: 2,
      max_capacity: 6,
    });
  });

  test('switches a schedule off, and on again', () => {
    const type = 'aws_scheduler_schedule';

    expect(onlyIn(blocksOf(pack, CRON, true), type).state).toBe('DISABLED');
    expect(onlyIn(blocksOf(pack, CRON, false), type)).not.toHaveProperty('state');
  });

  test('starts no job', () => {
    const file = { class: 'job' };

    expect(typesOf(blocksOf(pack, file, true))).toEqual(
      typesOf(blocksOf(pack, file, false)).filter((type) => type !== 'aws_scheduler_schedule'),
    );
  });
});
