import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownPackage } from '../../src/cli/own-package';
import { chooseInBoth } from '../../src/cli/simulating/against-choice';
import { findRevision } from '../../src/cli/simulating/revision';
import { exportRevision } from '../../src/cli/simulating/revision-export';
import { reportPackages } from '../../src/cli/simulating/revision-packages';
import { synthesizeRevision } from '../../src/cli/simulating/revision-stacks';
import { Workspace } from '../../src/deploy';
import type { Diagnostic } from '../../src/diagnostics';
import { commitFiles, git, initialize } from '../ci/git';

// Git and the program itself are processes, and machines of CI are slow.
jest.setTimeout(60_000);

const ENVIRONMENT = 'projects/hello/environments/development.yaml';
const PLATFORM = 'stacks/platform.ts';
const FILES = {
  [PLATFORM]:
    "import { definePlatform } from 'scoreform';\nimport { sandbox } from 'scoreform/packs/sandbox';\n" +
    'export default definePlatform({ environmentTypes: { development: { packs: [sandbox()] } } });\n',
  'projects/hello/project.yaml': 'description: A first project.\n',
  [ENVIRONMENT]: 'type: development\n',
  'projects/hello/web/score.yaml':
    'apiVersion: score.dev/v1b1\nmetadata:\n  name: web\ncontainers:\n  main:\n    image: nginx:1\n',
};

let folder: string;
let found: Diagnostic[];
const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
const codes = () => found.map(({ code }) => code);

beforeEach(() => {
  // Folders of people hold spaces.
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'scoreform revision '));
  found = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('finding a revision', () => {
  let first: string;
  beforeEach(() => {
    first = initialize(folder);
    git(folder, 'tag', '--annotate', '--message', 'First', 'v1');
    commitFiles(folder, { 'platform/file': '' });
  });

  test.each(['v1', 'HEAD~1', 'main^', 'refs/tags/v1'])('%s is a commit', async (name) => {
    expect(await findRevision(name, folder, report)).toEqual({ name, commit: first, prefix: '' });
    expect(codes()).toEqual([]);
  });

  test('a repository may be part of a larger one', async () => {
    const revision = await findRevision(first.slice(0, 8), join(folder, 'platform'), report);
    expect(revision).toMatchObject({ commit: first, prefix: 'platform/' });
  });

  test.each([
    { name: 'mian', because: 'it is misspelt' },
    { name: '', because: 'it is empty' },
    { name: '--help', because: 'git would take it for an option' },
    { name: 'main..v1', because: 'a range is no commit' },
    { name: 'HEAD:platform', because: 'a folder is no commit' },
    { name: 'f'.repeat(40), because: 'no commit has this hash' },
  ])('"$name" is unknown: $because', async ({ name }) => {
    expect(await findRevision(name, folder, report)).toBeUndefined();
    expect(codes()).toEqual(['cli/unknown-revision']);
  });

  test('a slip of the pen is pointed out', async () => {
    await findRevision('mian', folder, report);
    expect(found[0]?.detail).toContain('Did you mean "main"?');
  });

  test('what a shallow clone lacks was not fetched', async () => {
    const clone = join(folder, 'clone');
    git(folder, 'clone', '--quiet', '--depth=1', `file://${folder}`, clone);

    expect(await findRevision('HEAD', clone, report)).toBeDefined();
    expect(await findRevision(first, clone, report)).toBeUndefined();
    expect(codes()).toEqual(['cli/revision-not-fetched']);
  });
});

test('outside of a clone, git has nothing to say', async () => {
  expect(await findRevision('HEAD', folder, report)).toBeUndefined();
  expect(codes()).toEqual(['cli/git-failed']);
});

/** What the commit that is checked out holds, written where a run would have it. */
async function exported(root = folder) {
  const revision = await findRevision('HEAD', root, report);
  const target = join(root, '.scoreform', 'runs', '1', 'revision');
  const result = revision && (await exportRevision(revision, target, root, report));
  if (!result) throw new Error(JSON.stringify(found));
  return result;
}

describe('exporting a revision', () => {
  test('has what was committed, and leaves the working tree and its index alone', async () => {
    initialize(folder);
    symlinkSync('file', join(folder, 'link'));
    commitFiles(folder, { file: 'committed', '.gitignore': '.scoreform\n' });
    write('file', 'changed');
    write('untracked', '');
    write('staged', '');
    git(folder, 'add', 'staged');
    const before = git(folder, 'status', '--porcelain');

    const { root } = await exported();

    expect(readFileSync(join(root, 'file'), 'utf8')).toBe('committed');
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
    expect(['untracked', 'staged'].filter((name) => existsSync(join(root, name)))).toEqual([]);
    expect(git(folder, 'status', '--porcelain')).toBe(before);
  });

  test('of a repository within a larger one, all of the larger one is there', async () => {
    initialize(folder);
    commitFiles(folder, { 'shared/module.tf': '', 'platform/file': '' });

    const { root } = await exported(join(folder, 'platform'));

    expect(existsSync(join(root, 'file'))).toBe(true);
    expect(existsSync(join(root, '..', 'shared', 'module.tf'))).toBe(true);
  });

  test('packages of the clone itself are those of the revision, and all others the installed ones', async () => {
    initialize(folder);
    commitFiles(folder, {
      'packs/own/index.js': 'module.exports = 1;\n',
      '.gitignore': 'node_modules\n',
    });
    write('packs/own/index.js', 'module.exports = 2;\n');
    write('node_modules/other/index.js', '');
    mkdirSync(join(folder, 'node_modules', '@acme'));
    symlinkSync(join(folder, 'packs', 'own'), join(folder, 'node_modules', '@acme', 'own'));

    const { root } = await exported();
    const resolve = (name: string) => require.resolve(name, { paths: [join(root, 'stacks')] });

    expect(readFileSync(join(root, 'node_modules', '@acme', 'own', 'index.js'), 'utf8')).toMatch(
      '1',
    );
    expect(resolve('other')).toBe(join(folder, 'node_modules', 'other', 'index.js'));
  });

  test('the program is this one, unless the clone holds another', async () => {
    initialize(folder);
    expect((await exported()).program).toBe(join(ownPackage().folder, 'bin', 'scoreform.js'));
  });
});

describe('the stacks of a revision', () => {
  const interruption = { requested: false, onRequest: () => () => undefined };
  const hello = { project: 'hello', environment: 'development' };
  const synthesized = async () => {
    const revision = await exported();
    const run = new Workspace(revision.root).begin();
    return synthesizeRevision(revision, [hello], run, { report, interruption });
  };

  test('are made by its own files', async () => {
    initialize(folder);
    commitFiles(folder, FILES);
    write('projects/hello/web/score.yaml', 'broken: [');

    const places = await synthesized();

    expect(codes()).toEqual([]);
    const place = places?.get('hello/development');
    expect(readFileSync(join(place?.folder ?? '', 'cdk.tf.json'), 'utf8')).toContain('nginx:1');
  });

  test('that cannot be made are told of with what was said', async () => {
    initialize(folder);
    commitFiles(folder, { ...FILES, [PLATFORM]: "throw new Error('never worked');\n" });

    expect(await synthesized()).toBeUndefined();
    expect(codes()).toEqual(['cli/revision-failed']);
    expect(found[0]?.detail).toContain('never worked');
  });
});

describe('choosing in both', () => {
  const rootWith = (name: string, ...environments: readonly string[]) => {
    for (const environment of environments) {
      write(`${name}/projects/hello/environments/${environment}.yaml`, 'type: development\n');
    }
    return join(folder, name);
  };
  const choose = (patterns: readonly string[], hasOlder = true) => {
    const older = hasOlder ? rootWith('older', 'gone', 'kept') : undefined;
    const newer = rootWith('newer', 'kept', 'new');
    const chosen = chooseInBoth(patterns, { newer, older }, report);
    const names = (some: readonly { environment: string }[] = []) =>
      some.map(({ environment }) => environment);
    return chosen && [names(chosen.all), names(chosen.older), names(chosen.newer)];
  };

  test.each([
    {
      because: 'no pattern chooses all',
      patterns: [],
      chosen: [
        ['gone', 'kept', 'new'],
        ['gone', 'kept'],
        ['kept', 'new'],
      ],
    },
    { because: 'it has gone since', patterns: ['hello/gone'], chosen: [['gone'], ['gone'], []] },
    { because: 'it is new since', patterns: ['*/new'], chosen: [['new'], [], ['new']] },
  ])('$because', ({ patterns, chosen }) => {
    expect(choose(patterns)).toEqual(chosen);
    expect(codes()).toEqual([]);
  });

  test('before the platform, there was none', () => {
    expect(choose([], false)).toEqual([['kept', 'new'], [], ['kept', 'new']]);
  });

  test('a pattern that chooses none in either is a mistake', () => {
    expect(choose(['hello/other', 'hello/kept'])).toBeUndefined();
    expect(codes()).toEqual(['cli/unknown-environment']);
  });
});

test.each([
  { because: 'they are the same', older: '1', newer: '1', reported: [] },
  { because: 'they differ', older: '1', newer: '2', reported: ['cli/other-packages'] },
  { because: 'one has none', older: '1', newer: undefined, reported: ['cli/other-packages'] },
])('packages: $because', ({ older, newer, reported }) => {
  const root = join(folder, 'revision');
  write('revision/package-lock.json', older);
  if (newer !== undefined) write('package-lock.json', newer);
  const revision = { name: 'v1', commit: '', prefix: '', root, program: '' };

  reportPackages(revision, folder, report);

  expect(codes()).toEqual(reported);
});
