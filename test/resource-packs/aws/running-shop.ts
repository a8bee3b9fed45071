import { aws, type AwsOptions } from '../../../resource-packs/aws';
import { definePlatform, type SecretStore } from '../../../src/platform';
import { readAt, repository } from '../../read/repository';
import { attempt, type Attempt } from '../deployed';

export const OPTIONS: AwsOptions = {
  account: '111122223333',
  region: 'eu-central-1',
  zone: { id: 'Z0123456789ABC', name: 'shop.example' },
};

export interface RunningShop {
  /** @default 'shop' */
  readonly project?: string;
  /** Score files without `apiVersion` and the name, by workload. */
  readonly workloads: Readonly<Record<string, ScoreFile>>;
  readonly options?: Partial<AwsOptions>;
  readonly protected?: boolean;
  /** Where the secrets are that the values of the environment name. */
  readonly secrets?: SecretStore;
  /** Values of the environment. */
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ScoreFile {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly service?: object;
  readonly containers?: Readonly<Record<string, object>>;
  readonly resources?: Readonly<Record<string, object>>;
}

/** Matches and creates a project on the whole AWS pack. */
export function attemptShop(shop: RunningShop): Attempt {
  const { project: called = 'shop' } = shop;
  const files = Object.entries(shop.workloads).map(([name, { annotations = {}, ...said }]) => [
    `projects/${called}/${name}/score.yaml`,
    JSON.stringify({
      apiVersion: 'score.dev/v1b1',
      metadata: { name, annotations },
      containers: { main: { image: 'registry.example/main:1' } },
      ...said,
    }),
  ]);
  const { projects, reported } = readAt(
    repository({
      ...Object.fromEntries(files),
      [`projects/${called}/environments/production.yaml`]: JSON.stringify({
        type: 'production',
        values: shop.values ?? {},
      }),
    }),
  );
  const [project] = projects;
  const [environment] = project?.environments ?? [];
  if (!project || !environment || reported.length > 0) {
    throw new Error(reported.map(({ detail }) => detail).join('\n'));
  }
  const pack = aws({ ...OPTIONS, ...shop.options });
  const platform = definePlatform({
    environmentTypes: {
      production: {
        packs: [pack],
        protected: shop.protected ?? false,
        ...(shop.secrets && { secrets: shop.secrets }),
      },
    },
  });
  return attempt(project, environment, platform);
}

/** A block as Terraform reads it; each test says what it expects in it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of Terraform has no type
export type Block = any;

export type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** Everything that a project comes to, by Terraform type and name. */
export function shopOf(shop: RunningShop): Blocks {
  const { stack, errors } = attemptShop(shop);
  if (!stack) throw new Error(errors.map(({ code, detail }) => `${code}: ${detail}`).join('\n'));
  return (JSON.parse(stack.terraform) as { resource: Blocks }).resource;
}

/** The containers of the one workload `main`, by name, with references as texts. */
export function containersOf(
  file: ScoreFile,
  options: Partial<AwsOptions> = {},
): Readonly<Record<string, Block>> {
  const blocks = shopOf({ workloads: { main: file }, options });
  const [task] = Object.values(blocks['aws_ecs_task_definition'] ?? {});
  return Object.fromEntries(
    (evaluated((task as Block).container_definitions) as Block[]).map((container) => [
      container.name,
      container,
    ]),
  );
}

/** What Terraform makes of a JSON text, where each reference stands for itself. */
export function evaluated(text: string): unknown {
  const filled = text.replace(/\$\{jsonencode\("((?:[^"\\]|\\.|\$\{[^}]*\})*)"\)\}/g, '"$1"');
  return JSON.parse(filled.replace(/([$%])\1\{/g, '$1{'));
}
