import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  reattachVariable,
  serveProvider,
  SocketFolder,
  type ServedProvider,
} from '../../src/simulate/protocol';
import type { Planner } from '../../src/simulate/provider';
import { tinyPlanner, TinyCloud } from '../simulate/protocol/tiny-provider';

jest.setTimeout(900_000);

const SOURCE = 'registry.terraform.io/example/tiny';

let folder: string;
let sockets: SocketFolder;
let served: ServedProvider;
let cloud: TinyCloud;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoreform-protocol-'));
  sockets = new SocketFolder();
  cloud = new TinyCloud();
});

afterEach(async () => {
  await served.close();
  sockets.close();
  rmSync(folder, { recursive: true });
});

async function serve(changed: Partial<Planner> = {}): Promise<void> {
  served = await serveProvider(tinyPlanner(changed), cloud, sockets.next());
}

interface Ended {
  readonly status: number;
  readonly output: string;
}

/** Runs Terraform beside this process, which answers it. */
function terraform(...args: readonly string[]): Promise<Ended> {
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_ARGS: '-no-color',
    TF_CLI_CONFIG_FILE: '',
    TF_INPUT: '0',
    TF_REATTACH_PROVIDERS: reattachVariable([{ source: SOURCE, ...served }]),
  };
  return new Promise((resolve) => {
    execFile('terraform', [`-chdir=${folder}`, ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

async function mustRun(...args: readonly string[]): Promise<string> {
  const { status, output } = await terraform(...args);
  if (status !== 0) throw new Error(`terraform ${args.join(' ')} ended with ${status}:\n${output}`);
  return output;
}

const THING = {
  name: 'one',
  size: 0.1,
  secret_wo: '${ephemeral.tiny_token.t.value}',
  settings: { deep: [1, 'two', { three: null }] },
  tags: { looked: '${data.tiny_lookup.l.value}', __proto__x: 'y' },
  port: [{ number: 80 }, { number: 443, note: 'tls' }],
  rule: [{ number: 2 }, { number: 1 }],
};

function stack(things: Readonly<Record<string, object>>, more: object = {}): void {
  const configuration = {
    terraform: { required_providers: { tiny: { source: 'example/tiny' } } },
    provider: { tiny: [{ region: 'here' }, { alias: 'other', region: 'there' }] },
    ephemeral: { tiny_token: { t: { name: 'door' } } },
    data: { tiny_lookup: { l: { name: 'l', provider: 'tiny.other' } } },
    ...(Object.keys(things).length > 0 && { resource: { tiny_thing: things } }),
    ...more,
  };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
}

function writtenByTerraform(): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'main.tf.json')
    .map(({ name }) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

test('a stack lives and dies, and what nobody may see is seen by the cloud alone', async () => {
  await serve();
  stack({ a: THING, b: { name: '${tiny_thing.a.id}-b' } });
  await mustRun('init');

  expect(await mustRun('plan', '-out=plan')).toContain('Plan: 2 to add');
  expect(await mustRun('apply', 'plan')).toContain('2 added');
  expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ status: 0 });
  expect(cloud.applied.map(({ config }) => config?.['secret_wo'])).toContain('sesame-open');
  expect(await mustRun('show', '-json', 'plan')).not.toContain('sesame-open');
  expect(writtenByTerraform()).not.toContain('sesame-open');

  stack({ a: { ...THING, size: 12345678901234567000 }, b: { name: 'renamed' } });
  const changed = await mustRun('apply', '-auto-approve');
  expect(changed).toMatch(/name += "thing-1-b" -> "renamed" # forces replacement/);
  expect(changed).toContain('1 added, 1 changed, 1 destroyed');

  expect(await mustRun('destroy', '-auto-approve')).toContain('2 destroyed');
  expect([...cloud.things.keys()]).toEqual([]);
});

test('what the cloud has can be imported', async () => {
  await serve();
  cloud.things.set('thing-7', { id: 'thing-7', name: 'seven' });
  stack({ a: { name: 'seven' } }, { import: [{ to: 'tiny_thing.a', id: 'thing-7' }] });
  await mustRun('init');

  expect(await mustRun('apply', '-auto-approve')).toContain('1 imported, 0 added, 0 changed');
});

test('a bug of ours ends the run with a sentence', async () => {
  await serve({ plan: () => Promise.reject(new TypeError('planned by mistake')) });
  stack({ a: { name: 'one' } });
  await mustRun('init');

  const { status, output } = await terraform('plan');
  expect(status).toBe(1);
  expect(output).toContain('Error: A bug in the simulator');
  expect(output).toContain('TypeError: planned by mistake');
});

test('a complaint is shown at its argument', async () => {
  const complaint = { severity: 'error', summary: 'Bad port', detail: 'Not a port.' } as const;
  await serve({
    validate: (kind) =>
      Promise.resolve(
        kind === 'resource' ? [{ ...complaint, attribute: ['port', 1, 'number'] }] : [],
      ),
  });
  stack({ a: THING });
  await mustRun('init');

  const { diagnostics } = JSON.parse((await terraform('validate', '-json')).output) as {
    readonly diagnostics: readonly object[];
  };
  expect(diagnostics).toMatchObject([
    {
      summary: 'Bad port',
      range: { filename: 'main.tf.json' },
      snippet: { code: expect.anything() },
    },
  ]);
});
