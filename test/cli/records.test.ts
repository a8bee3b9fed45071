import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openStore, type RecordStore } from '../../src/store';
import { GONE, PRODUCTION, endFacts, lockOf, startFacts } from '../store/example';
import { runCli } from './run-cli';

/** Commands that need nothing but records: no engine, no stack. */
const PLATFORM = `import { definePlatform } from '${join(__dirname, '../../src')}';
export default definePlatform({ environmentTypes: { development: { packs: [] } } });
`;

let folder: string;
let store: RecordStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoreform-'));
  write('cdktf.json', '{ "language": "typescript", "app": "false", "output": "cdktf.out" }');
  write('stacks/platform.ts', PLATFORM);
  write('projects/shop/environments/production.yaml', 'type: development\n');
  store = openStore({ kind: 'folder', path: '.scoreform/records' }, folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const CHANGE = { address: 'a', terraformAddress: 'x.a', action: 'create', result: 'done' } as const;

async function deployed(outcome: 'succeeded' | 'failed' = 'succeeded'): Promise<void> {
  const failed = { ...CHANGE, terraformAddress: 'x.b', result: 'failed' } as const;
  const changes = outcome === 'failed' ? [CHANGE, failed] : [CHANGE];
  const start = await store.begin(startFacts(), {});
  const errors = outcome === 'failed' ? ['It broke.\nBadly.'] : [];
  await store.finish(start, endFacts({ outcome, changes, errors }), undefined);
}

interface Listed {
  readonly deployments: readonly { readonly id: string; readonly outcome: string }[];
}

async function listed(): Promise<readonly string[]> {
  const { stdout } = await runCli(['history', '--format', 'json'], folder);
  return (JSON.parse(stdout) as Listed).deployments.map(({ id, outcome }) => `${id} ${outcome}`);
}

describe('history', () => {
  test('of nothing is nothing', async () => {
    const { exitCode, stdout } = await runCli(['history'], folder);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'No deployment yet.\n' });
  });

  test('is a table, the newest first', async () => {
    await deployed('failed');
    await deployed();
    const { stdout } = await runCli(['history', '-e', 'shop/production'], folder);
    const by = /maria@\S+/.exec(stdout)?.[0] ?? '';

    expect(stdout.replaceAll(by, 'maria@host').replaceAll(/ {2,}/g, '  ')).toBe(
      `shop/production

id  when (UTC)  who  commit  what  outcome  changes
2  2026-03-01 12:00  maria@host  aaaaaaa  deploy  succeeded  1 created
1  2026-03-01 12:00  maria@host  aaaaaaa  deploy  failed  1 created, 1 failure
`,
    );
  });

  test('a deployment without an end runs while its lock is alive, and else was interrupted', async () => {
    await store.begin(startFacts(), {});

    expect(await listed()).toEqual(['1 interrupted']);
    const lock = lockOf();
    await store.lock(lock);
    expect(await listed()).toEqual(['1 running']);
    await store.unlock(lock);
    await store.lock(lockOf({ processes: [GONE] }));
    expect(await listed()).toEqual(['1 interrupted']);
  });

  test.each(['0', '-1', 'two', '1.5', ''])('"%s" is no limit', async (limit) => {
    const { exitCode, stderr } = await runCli(['history', `--limit=${limit}`], folder);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('[cli/');
  });

  test.each([
    { because: 'a slip of the pen', args: ['shwo'], said: 'Did you mean "show"?' },
    { because: 'nothing like it', args: ['everything'], said: 'no command named "everything"' },
    {
      because: 'a word behind options',
      args: ['--limit', '1', 'dif'],
      said: 'Did you mean "diff"?',
    },
  ])('a word that it does not know: $because', async ({ args, said }) => {
    const { exitCode, stderr } = await runCli(['history', ...args], folder);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('[cli/unknown-command]');
    expect(stderr).toContain(said);
  });

  test('options mean the same before and behind the second word', async () => {
    await deployed();
    const answers = await Promise.all(
      [
        ['history', 'show', '1', '-e', 'shop/production', '--format', 'json'],
        ['history', '-e', 'shop/production', '--format', 'json', 'show', '1'],
        ['history', '-e', 'shop/production', 'show', '--format', 'json', '1'],
      ].map((args) => runCli(args, folder)),
    );

    const [first] = answers;
    expect(first?.exitCode).toBe(0);
    expect(JSON.parse(first?.stdout ?? '')).toMatchObject({ deployments: [{ id: '1' }] });
    expect(answers).toEqual(answers.map(() => first));
  });

  test('show tells the errors as the engine did', async () => {
    await deployed('failed');
    const { stdout } = await runCli(['history', 'show', '1', '-e', 'shop/production'], folder);

    expect(stdout).toContain('errors\n  It broke.\n  Badly.\n');
    expect(stdout).toContain('create  failed  a  x.b');
  });
});

test('one environment has to be meant where deployments are compared', async () => {
  await deployed();
  write('projects/shop/environments/staging.yaml', 'type: development\n');
  const { exitCode, stderr } = await runCli(['history', 'diff', '1', '2', '-e', '*/*'], folder);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('[cli/one-environment-needed]');
});

describe('status', () => {
  test('tells of failures until they are mended, and of whoever is at work', async () => {
    await deployed();
    await deployed('failed');
    await store.lock(lockOf({ processes: [GONE] }));
    const { exitCode, stdout } = await runCli(['status', '-e', 'shop/production'], folder);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 failed');
    expect(stdout).toContain('unhealthy');
    expect(stdout).toContain('Deployment 2 (deploy) failed: It broke.\n');
    expect(stdout).toContain('The last that succeeded is 1, of 2026-03-01 12:00 UTC');
    expect(stdout).toContain('Remove what it left: scoreform unlock -e shop/production');
  });

  test('what is long gone is listed only where its name is given', async () => {
    const gone = { ...PRODUCTION, environment: 'pr-1' };
    const start = await store.begin(startFacts({ ...gone, operation: 'delete' }), {});
    await store.finish(start, endFacts({ resources: 0 }), undefined);

    expect((await runCli(['status'], folder)).stdout).not.toContain('pr-1');
    expect((await runCli(['status', '-e', 'shop/pr-1'], folder)).stdout).toContain('1 removed');
  });
});

test('completion offers the words of a command that holds others', async () => {
  const offered = async (...words: string[]) =>
    (await runCli(['__complete', '--', ...words], folder)).stdout.split('\n').filter(Boolean);

  expect(await offered('history', '')).toEqual(['diff', 'show']);
  expect(await offered('history', 'show', '--l')).toEqual(['--log']);
  expect(await offered('history', '--l')).toEqual(['--limit']);
});
