import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { COMMANDS } from '../../src/cli/command-table';
import { markSimulated } from '../../src/cli/simulating/mark-simulated';
import { standIns } from '../../src/cli/simulating/stand-ins';
import { Workspace } from '../../src/deploy';
import { openStore } from '../../src/store';
import { PRODUCTION, endFacts, startFacts } from '../store/example';
import { runCli } from './run-cli';

/** Records and states in a bucket, which nobody could reach from here. */
const PLATFORM = `import { definePlatform, s3Backend, s3Records } from '${join(__dirname, '../../src')}';
const s3 = { bucket: 'nowhere', region: 'eu-central-1' };
export default definePlatform({
  environmentTypes: { development: { packs: [], backend: s3Backend(s3) } },
  records: s3Records(s3),
});
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoreform-'));
  write('cdktf.json', '{ "language": "typescript", "app": "false", "output": "cdktf.out" }');
  write('stacks/platform.ts', PLATFORM);
  write('projects/shop/environments/production.yaml', 'type: development\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('the flags', () => {
  test.each(['plan', 'deploy', 'destroy', 'rollback', 'status', 'drift'])(
    '%s takes no fault for what really runs',
    async (command) => {
      const { exitCode, stdout, stderr } = await runCli(
        [command, '-e', 'shop/production', '--fault', 'aws_db_instance=fail', '--format', 'json'],
        folder,
      );

      expect(exitCode).toBe(1);
      expect(`${stdout}${stderr}`).toContain('cli/fault-without-simulation');
    },
  );

  test('what takes faults can be simulated, and what deletes files cannot', () => {
    const taking = (flag: string) =>
      COMMANDS.filter(({ options = [] }) => options.some(({ flags }) => flags.startsWith(flag)));

    expect(taking('--simulate')).toEqual(expect.arrayContaining(taking('--fault')));
    expect(taking('--simulate').filter(({ name }) => name.startsWith('environment'))).toEqual([]);
  });

  test('a fault that nobody understands is told before anything runs', async () => {
    const { exitCode, stderr } = await runCli(
      ['deploy', '-e', 'shop/production', '--simulate', '--fault', 'aws_db_instance=explode'],
      folder,
    );

    expect(exitCode).toBe(1);
    expect(stderr).toContain('explode');
  });
});

describe('the simulated world', () => {
  test('has records of its own, whatever the platform says, and says what it is', async () => {
    const store = openStore({ kind: 'folder', path: '.scoreform/simulated/records' }, folder);
    await store.finish(await store.begin(startFacts(), {}), endFacts(), undefined);

    const text = await runCli(['history', '--simulate'], folder);
    const json = await runCli(['history', '--simulate', '--format', 'json'], folder);

    expect(text).toMatchObject({ exitCode: 0, stderr: '' });
    expect(text.stdout).toMatch(
      /^Simulation: no cloud was asked, and nothing of this exists\.\n\n/,
    );
    expect(JSON.parse(json.stdout)).toMatchObject({
      version: 1,
      simulated: true,
      deployments: [{ ...PRODUCTION, outcome: 'succeeded' }],
    });
  });

  test('knows no state that the real one could not store, and the other way round', () => {
    for (const run of ['1-1', '1-2-simulated']) {
      write(`.scoreform/runs/${run}/stacks/shop-production/errored.tfstate`, run);
    }
    const unstoredIn = (workspace: Workspace) =>
      workspace.unstoredStates('shop-production').map((path) => workspace.nameOf(path));

    expect(unstoredIn(new Workspace(folder))).toEqual([
      '.scoreform/runs/1-1/stacks/shop-production/errored.tfstate',
    ]);
    expect(unstoredIn(new Workspace(folder, 'simulated'))).toEqual([
      '.scoreform/runs/1-2-simulated/stacks/shop-production/errored.tfstate',
    ]);
  });

  test('is as deep as the real one, so that paths in stacks hold', () => {
    const depths = [undefined, 'simulated'].map((world) => {
      const run = new Workspace(folder, world).begin();
      return run.placeOf('shop-production').folder.split('/').length;
    });

    expect(depths[0]).toBe(depths[1]);
  });
});

describe('a document is marked', () => {
  test.each([
    {
      because: 'scripts find it beside the version',
      format: 'json',
      output: '{ "version": 1, "stacks": [] }',
      marked: '{\n  "version": 1,\n  "simulated": true,\n  "stacks": []\n}\n',
    },
    {
      because: 'a job finds its comment by the first line',
      format: 'markdown',
      output: '<!-- scoreform plan -->\n**Plan**\n',
      marked:
        '<!-- scoreform plan -->\n> **Simulation: no cloud was asked, and nothing of this exists.**\n\n**Plan**\n',
    },
    {
      because: 'not every page begins with a comment',
      format: 'markdown',
      output: '### No drift\n',
      marked: '> **Simulation: no cloud was asked, and nothing of this exists.**\n\n### No drift\n',
    },
    {
      because: 'where nothing came of a call there is nothing to mark',
      format: 'json',
      output: '',
      marked: '',
    },
  ])('$format: $because', ({ format, output, marked }) => {
    expect(markSimulated({ output }, format).output).toBe(marked);
  });

  test('text: lines that say it themselves need no other', () => {
    const output = 'shop/production: 251 created (simulated deployment 1)\n';

    expect(markSimulated({ output, saysSimulated: true }, 'text').output).toBe(output);
  });
});

describe('what stands in for a variable', () => {
  test.each([
    { because: 'most are texts', variable: {}, value: 'simulated' },
    { because: 'a text is taken as it stands', variable: { type: 'string' }, value: 'simulated' },
    { because: 'and not as an expression', variable: { type: 'any' }, value: '"simulated"' },
    { because: 'a number is none', variable: { type: 'number' }, value: '0' },
    { because: 'nothing is switched on', variable: { type: 'bool' }, value: 'false' },
    { because: 'a list is empty', variable: { type: 'list(string)' }, value: '[]' },
    { because: 'a map is empty', variable: { type: 'map(object({a=string}))' }, value: '{}' },
    {
      because: 'what an object needs is in it',
      variable: {
        type: 'object({ host = string, port = optional(number, 1), at = tuple([bool, any]) })',
      },
      value: '{ host = "simulated", at = [false, "simulated"] }',
    },
    { because: 'it has a value', variable: { default: null }, value: undefined },
  ])('$variable: $because', ({ variable, value }) => {
    const stack = JSON.stringify({ variable: { it: variable } });

    expect(standIns(stack, {})['TF_VAR_it']).toBe(value);
  });

  test('what the user gave is taken', () => {
    const stack = JSON.stringify({ variable: { it: {}, other: {} } });

    expect(standIns(stack, { TF_VAR_it: '' })).toEqual({ TF_VAR_other: 'simulated' });
  });
});
