import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLATFORM } from '../../src/simulate/real/find-plugin';
import { emitExample } from '../engines/example';
import { SimulatedDeployment } from './simulated';

jest.setTimeout(900_000);

const WITH_BINDINGS = { real: false };

let output: string;
const deployments: SimulatedDeployment[] = [];
/** One that is removed when its test has ended. */
const kept = (deployment: SimulatedDeployment) => {
  deployments.push(deployment);
  return deployment;
};

beforeAll(() => (output = mkdtempSync(join(tmpdir(), 'scoreform-emitted-'))));
afterAll(() => rmSync(output, { recursive: true, force: true }));
afterEach(async () => {
  for (const deployment of deployments.splice(0)) await deployment.remove();
});

const required = { aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' } };
const queue = (more: object = {}) => ({
  terraform: { required_providers: required },
  provider: { aws: [{ region: 'eu-central-1' }] },
  resource: { aws_sqs_queue: { it: { name: 'orders', ...more } } },
});

test.each([
  { environment: 'production', provider: 'hashicorp/aws', least: 240 },
  { environment: 'staging', provider: 'hashicorp/kubernetes', least: 100 },
])(
  'the example for $environment lives and dies without a cloud, planned by bindings',
  async ({ environment, provider, least }) => {
    const deployment = kept(SimulatedDeployment.of(emitExample(environment, output)));
    const { providers } = await deployment.mustStart(WITH_BINDINGS);
    await deployment.mustRun('init');
    await deployment.mustRun('plan', '-out=first.plan');
    await deployment.mustRun('apply', 'first.plan');

    expect(providers).toMatchObject([
      { source: `registry.terraform.io/${provider}`, plannedBy: 'bindings' },
    ]);
    expect(deployment.made.length).toBeGreaterThanOrEqual(least);
    // Nothing is remembered in the process: another one finds all of it as it was.
    await deployment.mustStart(WITH_BINDINGS);
    await deployment.mustRun('plan', '-detailed-exitcode');
    await deployment.mustRun('destroy', '-auto-approve');
    expect(deployment.made).toEqual([]);
  },
);

test.each([
  {
    because: 'no such argument',
    stack: queue({ delay_secs: 5 }),
    says: /No argument or block type is named "delay_secs"/,
  },
  {
    because: 'another type',
    stack: queue({ delay_seconds: 'five' }),
    says: /a number is required/,
  },
  {
    because: 'no such attribute',
    stack: { ...queue(), output: { key: { value: '${aws_sqs_queue.it.key}' } } },
    says: /no argument, nested block, or exported attribute named "key"/,
  },
  {
    because: 'no such resource',
    stack: queue({ name: '${aws_sns_topic.none.name}' }),
    says: /"aws_sns_topic" "none" has not been declared/,
  },
  {
    because: 'a required argument is left out',
    stack: { ...queue(), resource: { aws_sqs_queue_policy: { it: { policy: '{}' } } } },
    says: /argument "queue_url" is required/,
  },
  {
    because: 'two wait for each other',
    stack: {
      ...queue(),
      resource: {
        aws_sqs_queue: {
          one: { name: '${aws_sqs_queue.two.name}-one' },
          two: { name: '${aws_sqs_queue.one.name}-two' },
        },
      },
    },
    says: /Cycle: /,
  },
])('validation catches a mistake: $because', async ({ stack, says }) => {
  const deployment = kept(SimulatedDeployment.withText(stack));
  await deployment.mustStart(WITH_BINDINGS);
  await deployment.mustRun('init');
  const { status, output: said } = await deployment.run('validate');

  expect(status).toBe(1);
  expect(said.replace(/\s+/g, ' ')).toMatch(says);
});

test('a stack of builtin resources needs no provider', async () => {
  const resource = { terraform_data: { it: { input: 'a' } } };
  const deployment = kept(SimulatedDeployment.withText({ resource }));

  expect(await deployment.mustStart()).toMatchObject({ variables: {}, providers: [] });
});

test('all that is missing is told at once, and nothing runs on', async () => {
  const stack = {
    terraform: { required_providers: { acme: { source: 'acme/cloud' } } },
    resource: { aws_sqs_queues: { it: {} }, aws_sns_topic: { it: {} } },
  };
  const deployment = kept(SimulatedDeployment.withText(stack));
  const started = await deployment.start({
    ...WITH_BINDINGS,
    faults: [{ subject: 'aws_lb', kind: 'fail' }],
  });

  expect(started).toEqual([
    expect.objectContaining({ code: 'simulate/no-bindings' }),
    expect.objectContaining({ code: 'simulate/unknown-type' }),
    expect.objectContaining({ code: 'simulate/fault-hits-nothing' }),
  ]);
});

test('what only the state still knows can be destroyed', async () => {
  const deployment = kept(SimulatedDeployment.withText(queue()));
  await deployment.mustStart(WITH_BINDINGS);
  await deployment.mustRun('init');
  await deployment.mustRun('apply', '-auto-approve');
  deployment.change((stack) => ({ ...stack, resource: undefined }));
  await deployment.mustStart(WITH_BINDINGS);
  await deployment.mustRun('apply', '-auto-approve');

  expect(deployment.made).toEqual([]);
});

test('a state that a later version of the provider wrote is read', async () => {
  const deployment = kept(SimulatedDeployment.withText(queue()));
  await deployment.mustStart(WITH_BINDINGS);
  await deployment.mustRun('init');
  await deployment.mustRun('apply', '-auto-approve');
  const state = readFileSync(deployment.state, 'utf8');
  writeFileSync(deployment.state, state.replace('"schema_version": 0', '"schema_version": 7'));
  await deployment.mustStart(WITH_BINDINGS);

  expect(await deployment.mustRun('plan', '-detailed-exitcode')).toContain('No changes');
});

describe('a stack with modules', () => {
  const withTopics = (stack: object, text: string) => {
    const module = { topics: { source: './topics' } };
    const deployment = kept(SimulatedDeployment.withText({ ...stack, module }));
    mkdirSync(join(deployment.stack, 'topics'));
    writeFileSync(join(deployment.stack, 'topics', 'main.tf'), text);
    return deployment;
  };
  const topic = 'resource "aws_sns_topic" "it" {\n  name = "placed"\n}\n';

  test('a module says what it uses when it has been installed', async () => {
    const deployment = withTopics(queue(), topic);
    await deployment.mustStart(WITH_BINDINGS);
    await deployment.mustRun('init');
    await deployment.mustRun('apply', '-auto-approve');

    expect(deployment.made).toEqual(['aws_sns_topic.it', 'aws_sqs_queue.it']);
    await deployment.mustRun('plan', '-detailed-exitcode');
  });

  test('a type in a module that nobody knows is told', async () => {
    const deployment = withTopics(queue(), topic.replace('sns_topic', 'sns_topik'));
    await deployment.mustStart(WITH_BINDINGS);
    await deployment.mustRun('init');

    expect((await deployment.run('plan')).output).toContain('The bindings do not know a type');
  });

  test('nothing is begun where real providers would be asked', async () => {
    const deployment = withTopics({}, topic);

    expect(await deployment.start()).toMatchObject([{ code: 'simulate/modules-unknown' }]);
  });
});

test('a real provider that is of no use is noted, and the bindings plan', async () => {
  const plugins = join(output, 'plugins');
  const folder = join(plugins, 'registry.terraform.io/hashicorp/aws/6.99.0', PLATFORM);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'terraform-provider-aws_v6.99.0');
  writeFileSync(file, `#!/bin/sh\necho '1|6|unix|/run/it|grpc|'; sleep 60\n`);
  chmodSync(file, 0o755);
  const deployment = kept(SimulatedDeployment.withText(queue()));
  const { providers } = await deployment.mustStart({ plugins: [plugins] });

  expect(providers).toMatchObject([
    { plannedBy: 'bindings', note: expect.stringContaining('version 6') as unknown },
  ]);
});

test('a simulation that has ended leaves nothing that listens', async () => {
  const deployment = kept(SimulatedDeployment.withText(queue()));
  const { variables, close } = await deployment.mustStart(WITH_BINDINGS);
  const reattached = JSON.parse(variables['TF_REATTACH_PROVIDERS'] ?? '{}') as Record<
    string,
    { Addr: { String: string } }
  >;
  const sockets = Object.values(reattached).map(({ Addr }) => Addr.String);

  expect(sockets.map(existsSync)).toEqual(sockets.map(() => true));
  await close();
  expect(sockets.map(existsSync)).toEqual(sockets.map(() => false));
});
