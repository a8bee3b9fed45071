import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { ownPackage } from '../../src/cli/own-package';
import { runCli } from './run-cli';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scoreform-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const INIT = [
  '.gitignore',
  'README.md',
  'cdktf.json',
  'package.json',
  'projects/hello/environments/development.yaml',
  'projects/hello/project.yaml',
  'projects/hello/web/score.yaml',
  'schemas/environment.json',
  'schemas/project.json',
  'schemas/score.json',
  'stacks/main.ts',
  'stacks/platform.ts',
  'tsconfig.json',
];

/** A repository whose platform needs no installed package. */
async function repository(): Promise<string> {
  await runCli(['init', 'acme'], folder);
  const root = join(folder, 'acme');
  const platform = join(__dirname, 'repositories', 'shop', 'stacks', 'platform');
  writeFileSync(join(root, 'stacks', 'platform.ts'), `export { default } from '${platform}';\n`);
  return root;
}

describe('init', () => {
  test('writes a repository whose files are right', async () => {
    const { exitCode, stdout, stderr } = await runCli(['init', 'Acme Platform'], folder);
    const root = join(folder, 'Acme Platform');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(filesIn(root)).toEqual(INIT);
    for (const file of INIT) expect(stdout).toContain(`wrote ${file}\n`);
    expect(await runCli(['validate'], root)).toEqual({
      exitCode: 0,
      stdout: '3 files, no problems\n',
      stderr: '',
    });
  });

  test('the package uses this very version, and cdktf runs the stacks', async () => {
    await runCli(['init'], folder);
    const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

    expect(read('package.json').dependencies.scoreform).toBe(`~${ownPackage().version}`);
    expect(read('package.json').overrides).toEqual({
      '@cdktf/node-pty-prebuilt-multiarch': 'npm:@lydell/node-pty@1.1.0',
    });
    expect(read('cdktf.json')).toMatchObject({
      app: 'node -r scoreform/register stacks/main.ts',
      output: 'cdktf.out',
      sendCrashReports: 'false',
      projectId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('two repositories are two projects to cdktf', async () => {
    await runCli(['init', 'one'], folder);
    await runCli(['init', 'two'], folder);
    const [one, two] = ['one', 'two'].map((name) =>
      readFileSync(join(folder, name, 'cdktf.json'), 'utf8'),
    );

    expect(one).not.toBe(two);
  });

  test.each(INIT)('overwrites nothing: %s', async (file) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'mine');

    const { exitCode, stderr } = await runCli(['init'], folder);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('error: A file is in the way [cli/file-exists]');
    expect(stderr).toContain(`"${file}"`);
    expect(filesIn(folder)).toEqual([file]);
    expect(readFileSync(join(folder, file), 'utf8')).toBe('mine');
  });

  test.each([
    ['github', '.github/', '.github/workflows/scoreform-pull-request.yaml'],
    ['gitlab', '.gitlab', '.gitlab-ci.yml'],
  ])('--ci %s adds pipelines, and nothing of another system', async (system, begin, file) => {
    await runCli(['init', '--ci', system], folder);

    const added = filesIn(folder).filter((path) => !INIT.includes(path));
    expect(added.filter((path) => !path.startsWith(begin))).toEqual([]);
    expect(added).toContain(`.${system}/scoreform/deploy.sh`);
    expect(readFileSync(join(folder, file), 'utf8')).toContain('npx scoreform check');
  });

  test('schemas lie where the files say', async () => {
    await runCli(['init'], folder);

    for (const file of INIT.filter((name) => name.endsWith('.yaml'))) {
      const named = /^# yaml-language-server: \$schema=(.*)\n/.exec(
        readFileSync(join(folder, file), 'utf8'),
      )?.[1];
      expect(existsSync(join(folder, file, '..', named ?? 'no schema named'))).toBe(true);
    }
  });
});

describe('new', () => {
  test('a workload is right at once, from any folder', async () => {
    const root = await repository();

    const made = await runCli(['new', 'workload', 'hello/worker'], join(root, 'stacks'));

    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toContain('wrote projects/hello/worker/score.yaml\n');
    expect((await runCli(['validate'], root)).stdout).toBe('4 files, no problems\n');
    expect((await runCli(['check'], root)).stdout).toContain('workload.default#worker');
  });

  test('a workload may be the first of its project', async () => {
    const root = await repository();

    await runCli(['new', 'workload', 'billing/invoices'], root);
    await runCli(['new', 'environment', 'billing/production'], root);

    const { exitCode, stdout } = await runCli(['check', '-e', 'billing/*'], root);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 resource in 1 environment, all matched');
  });

  test.each([
    {
      because: 'a type of its own name is meant',
      name: 'hello/production',
      args: [],
      type: 'production',
    },
    { because: 'otherwise the first one', name: 'hello/preview', args: [], type: 'development' },
    {
      because: 'unless it is named',
      name: 'hello/preview',
      args: ['--type', 'production'],
      type: 'production',
    },
  ])('environment type: $because', async ({ name, args, type }) => {
    const root = await repository();

    const { exitCode } = await runCli(['new', 'environment', name, ...args], root);

    const file = join(root, 'projects', 'hello', 'environments', `${name.slice(6)}.yaml`);
    expect(exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(`\ntype: ${type}\n`);
    expect((await runCli(['validate'], root)).exitCode).toBe(0);
  });

  test('a pack has one definition, in fewer than 40 lines, and a test', async () => {
    const root = await repository();

    const { exitCode, stdout } = await runCli(['new', 'pack', 'our-own'], root);

    expect(exitCode).toBe(0);
    expect(filesIn(join(root, 'resource-packs'))).toEqual([
      'our-own/contract.test.ts',
      'our-own/dns.ts',
      'our-own/index.ts',
    ]);
    const definition = readFileSync(join(root, 'resource-packs', 'our-own', 'dns.ts'), 'utf8');
    expect(definition.split('\n').length).toBeLessThan(40);
    expect(stdout).toContain("import { ourOwn } from '../resource-packs/our-own';");
    expect(stdout).toContain('scoreform pack test our-own');
  });

  test('schemas are renewed only where there are none', async () => {
    const root = await repository();
    writeFileSync(join(root, 'schemas', 'score.json'), 'mine');
    rmSync(join(root, 'schemas', 'environment.json'));

    const { stdout } = await runCli(['new', 'environment', 'hello/preview'], root);

    expect(stdout).toContain('wrote schemas/environment.json');
    expect(readFileSync(join(root, 'schemas', 'score.json'), 'utf8')).toBe('mine');
  });
});
