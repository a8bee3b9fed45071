import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS, type CommandName } from '../../src/cli/command-table';
import { RUN_COMMAND } from '../../src/cli/commands';
import type { RunCommand } from '../../src/cli/invocation';
import { ownPackage } from '../../src/cli/own-package';
import { run } from '../../src/cli/run';
import { runCli } from './run-cli';

const SHOP = join(__dirname, 'repositories', 'shop');
let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scoreform-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a command do something else for the rest of the test. */
function replace(name: CommandName, command: RunCommand): void {
  jest.spyOn(RUN_COMMAND, name).mockReturnValue(command);
}

describe('every command', () => {
  test.each(COMMANDS.filter(({ hidden }) => !hidden))(
    '$name has help with an example',
    async ({ name, examples }) => {
      const { exitCode, stdout, stderr } = await runCli([...name.split(' '), '--help'], folder);

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain(`Usage: scoreform ${name}`);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(stdout).toContain(`$ ${example}`);
    },
  );

  test.each(
    COMMANDS.filter(({ name }) => /^(types|explain|graph|check|synth|pack |new )/.test(name)),
  )('$name says where there is no repository', async ({ name, arguments: declared = [] }) => {
    const args = declared.length > 0 ? [/^new [we]/.test(name) ? 'a1/b1' : 'a1'] : [];
    const { exitCode, stdout, stderr } = await runCli([...name.split(' '), ...args], folder);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('error: Not a platform repository [cli/not-a-repository]');
    expect(stderr).toContain('scoreform init');
  });
});

test('a bug says so, asks to be reported, and ends with 70', async () => {
  replace('version', () => {
    throw new TypeError('x is not a function');
  });

  const { exitCode, stdout, stderr } = await runCli(['version'], folder);

  expect({ exitCode, stdout }).toEqual({ exitCode: 70, stdout: '' });
  expect(stderr).toContain('error: This is a bug in Scoreform\n\n  x is not a function\n');
  expect(stderr).toContain('Please report');
  expect(stderr).toContain(`scoreform ${ownPackage().version} · version`);
  expect(stderr).not.toContain('run.test.ts');
});

test('a bug shows where it happened when asked to', async () => {
  replace('version', () => Promise.reject(new TypeError('x is not a function')));

  const { exitCode, stderr } = await runCli(['version', '--verbose'], folder);

  expect(exitCode).toBe(70);
  expect(stderr).toContain('run.test.ts');
});

test.each([
  ['EACCES', 'permission was denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the disk'],
])('%s is not a bug', async (code, reason) => {
  replace('version', () => {
    throw Object.assign(new Error(code), { code, path: '/read-only/file' });
  });

  const { exitCode, stderr } = await runCli(['version'], folder);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('error: The file system refused [cli/file-system]');
  expect(stderr).toContain(`"/read-only/file" could not be read or written: ${reason}.`);
});

test('common options stand before the command and behind it', async () => {
  const before = await runCli(['-C', 'projects', 'validate'], SHOP);
  const behind = await runCli(['validate', '-C', 'projects'], SHOP);

  expect(before).toEqual({ exitCode: 0, stdout: '6 files, no problems\n', stderr: '' });
  expect(behind).toEqual(before);
});

test.each([
  { because: 'a terminal has colours', isTerminal: true, variables: {}, args: [], coloured: true },
  { because: 'a pipe has none', isTerminal: false, variables: {}, args: [], coloured: false },
  {
    because: 'NO_COLOR is a wish',
    isTerminal: true,
    variables: { NO_COLOR: '1' },
    args: [],
    coloured: false,
  },
  {
    because: 'an empty NO_COLOR is none',
    isTerminal: true,
    variables: { NO_COLOR: '' },
    args: [],
    coloured: true,
  },
  {
    because: 'a dumb terminal has none',
    isTerminal: true,
    variables: { TERM: 'dumb' },
    args: [],
    coloured: false,
  },
  {
    because: '--no-color is an order',
    isTerminal: true,
    variables: {},
    args: ['--no-color'],
    coloured: false,
  },
])('$because', async ({ isTerminal, variables, args, coloured }) => {
  let shown = '';
  const channel = { write: (text: string) => void (shown += text), isTerminal };

  await run(['validate', 'nowhere.yaml', ...args], {
    stdout: channel,
    stderr: channel,
    workingDirectory: SHOP,
    now: () => new Date(),
    variables,
  });

  expect(shown).toContain('No such file');
  expect(shown.includes('\u001b[')).toBe(coloured);
});

test('--quiet leaves warnings out', async () => {
  replace('version', ({ report }) => {
    const what = { summary: 'One', detail: 'Two.', related: [] };
    report({ ...what, code: 'cli/warned', severity: 'warning' });
    return { output: 'the result\n' };
  });

  expect(await runCli(['version'], folder)).toEqual({
    exitCode: 0,
    stdout: 'the result\n',
    stderr: 'warning: One [cli/warned]\n\n  Two.\n',
  });
  expect(await runCli(['version', '--quiet'], folder)).toEqual({
    exitCode: 0,
    stdout: 'the result\n',
    stderr: '',
  });
});

test('version prints the version of the package', async () => {
  const { version } = ownPackage();

  expect(await runCli(['version'], folder)).toEqual({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
  expect(await runCli(['--version'], folder)).toEqual({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
  expect(JSON.parse((await runCli(['version', '--format', 'json'], folder)).stdout)).toEqual({
    version: 1,
    scoreform: version,
    node: process.versions.node,
  });
});
