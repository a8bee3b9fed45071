import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generated } from './generated';
import { commitFiles, git, initialize, withOrigin } from './git';
import { npxOfClone, npxThat, runScript } from './run-script';

// Linters, git and the program itself are processes, and machines of CI are slow.
jest.setTimeout(120_000);

/** The repository of a platform and its origin side by side, of which every test has a copy. */
const prepared = mkdtempSync(join(tmpdir(), 'scoreform-git-'));
beforeAll(() => {
  const generated = Generated.repository('github');
  cpSync(generated.root, join(prepared, 'platform'), { recursive: true });
  generated.remove();
  withOrigin(join(prepared, 'platform'), join(prepared, 'origin'));
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

/** What every script takes part in: the platform's repository, a clone of it, and repositories of services. */
class Setting {
  readonly scratch = mkdtempSync(join(tmpdir(), 'scoreform-git-'));
  readonly root = join(this.scratch, 'platform');
  readonly origin = join(this.scratch, 'origin');

  constructor() {
    cpSync(prepared, this.scratch, { recursive: true });
    git(this.root, 'remote', 'set-url', 'origin', this.origin);
  }

  run(script: string, args: readonly string[], variables: Readonly<Record<string, string>>) {
    return runScript([join(this.root, '.github', 'scoreform', script), ...args], {
      directory: this.root,
      variables: { DEFAULT_BRANCH: 'main', SERVER_URL: `file://${this.scratch}`, ...variables },
    });
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  remove(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

let setting: Setting;
beforeEach(() => (setting = new Setting()));
afterEach(() => setting.remove());

const SCORE = `apiVersion: score.dev/v1b1
metadata:
  name: cart
containers:
  main:
    image: .
`;

describe('score-file.sh', () => {
  /** A service's repository, and what its pipeline sends. */
  function service(files: Readonly<Record<string, string>>, name = 'acme/cart') {
    const folder = join(setting.scratch, `${name}.git`);
    initialize(folder);
    const commit = commitFiles(folder, files);
    return {
      PROJECT: 'hello',
      WORKLOAD: 'cart',
      REPOSITORY: name,
      COMMIT: commit,
      SERVICES: 'acme/*',
    };
  }

  const copy = (variables: Readonly<Record<string, string>>) =>
    setting.run('score-file.sh', [], { ...npxOfClone(setting.scratch), ...variables });

  test('copies the file as it was at the commit, and notes where it came from', async () => {
    const sent = service({ 'deploy/score.yaml': SCORE });
    commitFiles(join(setting.scratch, 'acme/cart.git'), { 'deploy/score.yaml': 'later: true\n' });

    const { exitCode, stdout } = await copy({ ...sent, SCORE_FILE: 'deploy/score.yaml' });

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `branch=scoreform/score/hello/cart\ntitle=cart of hello as in acme/cart@${sent.COMMIT.slice(0, 12)}\n`,
    });
    expect(setting.read('projects/hello/cart/score.yaml')).toBe(
      `# from acme/cart@${sent.COMMIT}\n${SCORE}`,
    );
  });

  test('says the origin once, however often the file is copied', async () => {
    await copy(service({ 'score.yaml': SCORE }));
    const first = setting.read('projects/hello/cart/score.yaml');
    const again = commitFiles(join(setting.scratch, 'acme/cart.git'), { 'score.yaml': first });

    const { exitCode } = await copy({
      ...{ PROJECT: 'hello', WORKLOAD: 'cart', REPOSITORY: 'acme/cart', SERVICES: 'acme/*' },
      COMMIT: again,
    });

    expect(exitCode).toBe(0);
    expect(setting.read('projects/hello/cart/score.yaml')).toBe(
      `# from acme/cart@${again}\n${SCORE}`,
    );
  });

  test('stops at a file that is wrong, and shows what is', async () => {
    const { exitCode, stdout, stderr } = await copy(
      service({ 'score.yaml': SCORE.replace('image', 'imgae') }),
    );

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('[read/unknown-field]');
  });

  test('does not take a workload away from somebody else', async () => {
    const { exitCode, stderr } = await copy({
      ...service({ 'score.yaml': SCORE }),
      WORKLOAD: 'web',
    });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'projects/hello/web/score.yaml does not come from acme/cart, so it is not overwritten.',
    );
  });

  test('takes no link for a file', async () => {
    const sent = service({ 'README.md': 'A service.\n' });
    symlinkSync('/etc/hostname', join(setting.scratch, 'acme/cart.git', 'score.yaml'));
    const COMMIT = commitFiles(join(setting.scratch, 'acme/cart.git'), {});

    const { exitCode, stderr } = await copy({ ...sent, COMMIT });

    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'score.yaml is no ordinary file.\n',
    });
  });

  test.each([
    {
      because: 'not from these owners',
      sent: { SERVICES: 'other/* friends/*' },
      says: 'acme/cart may not send Score files',
    },
    {
      because: 'out of the folder',
      sent: { WORKLOAD: '../../.github' },
      says: 'The workload has to be',
    },
    { because: 'out of the folder', sent: { PROJECT: '..' }, says: 'The project has to be' },
    { because: 'a command', sent: { WORKLOAD: '$(touch taken)' }, says: 'The workload has to be' },
    {
      because: 'an option of git',
      sent: { REPOSITORY: '--upload-pack=touch taken' },
      says: 'The repository has to be',
    },
    {
      because: 'another server',
      sent: { REPOSITORY: 'https://elsewhere.example/a' },
      says: 'The repository has to be',
    },
    {
      because: 'up and away',
      sent: { REPOSITORY: 'acme/../../else' },
      says: 'The repository has to be',
    },
    {
      because: 'a branch moves',
      sent: { COMMIT: 'main' },
      says: 'The commit has to be given in full',
    },
    {
      because: 'two lines',
      sent: { COMMIT: `${'a'.repeat(40)}\ntitle=x` },
      says: 'The commit has to be given in full',
    },
    {
      because: 'up and away',
      sent: { SCORE_FILE: '../score.yaml' },
      says: 'The Score file has to be',
    },
    { because: 'nothing was said', sent: { PROJECT: '' }, says: 'The project has to be' },
    {
      because: 'there is none',
      sent: { SCORE_FILE: 'other.yaml' },
      says: 'acme/cart has no other.yaml at ',
    },
  ])('refuses what is not as it should be: $because $sent', async ({ sent, says }) => {
    const { exitCode, stdout, stderr } = await copy({
      ...service({ 'score.yaml': SCORE }),
      ...sent,
    });

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(git(setting.root, 'status', '--porcelain')).toBe('');
  });
});

describe('new-image.sh', () => {
  const set = (variables: Readonly<Record<string, string>>) =>
    setting.run('new-image.sh', [], { ...npxThat(setting.scratch, 'echo "$*" >&2'), ...variables });
  const sent = {
    ENVIRONMENT: 'hello/development',
    WORKLOAD: 'web.main',
    IMAGE: 'ghcr.io/acme/web:2@sha256:ab',
  };

  test('hands over what was sent, and says how to propose it', async () => {
    expect(await set(sent)).toEqual({
      exitCode: 0,
      stderr:
        'environment set hello/development image web.main=ghcr.io/acme/web:2@sha256:ab\nvalidate projects/hello\n',
      stdout:
        'branch=scoreform/image/hello/development/web.main\ntitle=web.main in hello/development: ghcr.io/acme/web:2@sha256:ab\n',
    });
  });

  test.each([
    ['*/staging */development', 'main'],
    ['*/production', 'scoreform/image/hello/development/web.main'],
  ])('environments like %j are committed at once', async (patterns, branch) => {
    const { stdout } = await set({ ...sent, COMMIT_AT_ONCE: patterns });
    expect(stdout).toContain(`branch=${branch}\n`);
  });

  test.each([
    { ENVIRONMENT: 'hello' },
    { ENVIRONMENT: '../hello/development' },
    { WORKLOAD: 'web=x --type' },
    { WORKLOAD: '' },
    { IMAGE: '--yes' },
    { IMAGE: 'x; touch taken' },
    { IMAGE: 'x\ntitle=y' },
    { IMAGE: '$SCOREFORM_TOKEN' },
  ])('refuses %j', async (wrong) => {
    const { exitCode, stdout, stderr } = await set({ ...sent, ...wrong });

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^The \w+ has to be given as .*\n$/);
  });
});

describe('propose.sh', () => {
  const propose = (branch: string, title = 'A title') =>
    setting.run('propose.sh', [branch, title], {});
  const change = (text: string) =>
    writeFileSync(join(setting.root, 'projects/hello/project.yaml'), text);

  test('pushes projects and nothing else to a branch', async () => {
    change('description: New\n');
    writeFileSync(join(setting.root, 'plan.md'), 'left over');

    const { exitCode, stdout } = await propose('scoreform/image/a/b');

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'proposed=true\n' });
    expect(git(setting.origin, 'log', '--format=%s', 'main..scoreform/image/a/b')).toBe('A title');
    expect(git(setting.origin, 'diff', '--name-only', 'main', 'scoreform/image/a/b')).toBe(
      'projects/hello/project.yaml',
    );
  });

  test('the newest proposal takes the place of the one before', async () => {
    change('description: One\n');
    await propose('scoreform/image/a/b');
    git(setting.root, 'reset', '--quiet', '--hard', 'origin/main');
    change('description: Two\n');

    await propose('scoreform/image/a/b', 'Two');

    expect(git(setting.origin, 'log', '--format=%s', 'main..scoreform/image/a/b')).toBe('Two');
  });

  test('proposes nothing where nothing changes', async () => {
    const { exitCode, stdout, stderr } = await propose('scoreform/image/a/b');

    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'Nothing changes.\n',
    });
    expect(git(setting.origin, 'branch', '--list', 'scoreform/*')).toBe('');
  });

  test('a commit to the default branch goes behind what came in the meantime', async () => {
    const other = join(setting.scratch, 'other');
    git(setting.scratch, 'clone', '--quiet', '--branch', 'main', setting.origin, other);
    commitFiles(other, { CODEOWNERS: '* @acme/platform\n' });
    git(other, 'push', '--quiet', 'origin', 'main');
    change('description: New\n');

    const { exitCode, stdout } = await propose('main');

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(git(setting.origin, 'log', '--format=%s', '-2', 'main')).toBe('A title\nChange');
  });
});

describe('previews.sh', () => {
  const previews = (...args: readonly string[]) => setting.run('previews.sh', args, {});
  const file = (number: number) => `projects/hello/environments/pr-${number}.yaml`;
  const write = (number: number, text = 'type: preview\n') =>
    writeFileSync(join(setting.root, file(number)), text);
  const kept = () => {
    const branches = git(setting.origin, 'branch', '--list', 'scoreform-previews');
    return branches === ''
      ? []
      : git(setting.origin, 'ls-tree', '-r', '--name-only', 'scoreform-previews')
          .split('\n')
          .filter(Boolean);
  };
  const keep = async (number: number) => {
    write(number);
    expect(await previews('keep', `hello/pr-${number}`)).toMatchObject({ exitCode: 0, stderr: '' });
    rmSync(join(setting.root, file(number)));
  };

  test('keeps the files of previews on a branch that holds nothing else', async () => {
    await keep(7);
    await keep(12);

    expect(kept()).toEqual([file(12), file(7)]);
    expect(git(setting.root, 'log', '--format=%s', '-1')).toBe('Change');
    expect(git(setting.root, 'status', '--porcelain')).toBe('');
  });

  test('puts them back for a sweep, and forgets those that it deleted', async () => {
    await keep(7);
    await keep(12);

    await previews('restore');
    expect(setting.read(file(7))).toBe('type: preview\n');
    rmSync(join(setting.root, file(7)));
    expect(await previews('tidy')).toMatchObject({ exitCode: 0 });

    expect(kept()).toEqual([file(12)]);
  });

  test('a preview that is made during a sweep stays', async () => {
    await keep(7);
    await previews('restore');
    const elsewhere = new Setting();
    git(elsewhere.root, 'remote', 'set-url', 'origin', setting.origin);
    writeFileSync(join(elsewhere.root, file(12)), 'type: preview\n');
    await elsewhere.run('previews.sh', ['keep', 'hello/pr-12'], {});
    elsewhere.remove();
    rmSync(join(setting.root, file(7)));

    await previews('tidy');

    expect(kept()).toEqual([file(12)]);
  });

  test('where there are none, there is nothing to put back and nothing to forget', async () => {
    expect(await previews('restore')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await previews('tidy')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(kept()).toEqual([]);
  });

  test('a server out of reach does not look like no previews at all', async () => {
    rmSync(setting.origin, { recursive: true });
    expect((await previews('restore')).exitCode).not.toBe(0);
  });

  test('puts nothing into the tree but environment files of previews', async () => {
    const other = join(setting.scratch, 'other');
    git(setting.scratch, 'clone', '--quiet', '--branch', 'main', setting.origin, other);
    git(other, 'checkout', '--quiet', '-b', 'scoreform-previews');
    commitFiles(other, { 'stacks/platform.ts': 'stolen();\n', [file(3)]: 'type: preview\n' });
    git(other, 'push', '--quiet', 'origin', 'scoreform-previews');

    await previews('restore');

    expect(git(setting.root, 'status', '--porcelain')).toBe(`?? ${file(3)}`);
  });

  test('keeps nothing but previews', async () => {
    const { exitCode, stderr } = await previews('keep', 'hello/development');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: '"hello/development" is no preview.\n',
    });
  });

  test('a preview that never was is deleted already', async () => {
    const npx = npxThat(setting.scratch, 'echo "$*"');
    const remove = () => setting.run('preview-delete.sh', ['hello/pr-7'], npx);

    expect((await remove()).stdout).toBe('There is no preview hello/pr-7.\n');
    write(7);
    expect((await remove()).stdout).toBe('environment delete hello/pr-7 --confirm pr-7 --yes\n');
    expect(existsSync(join(setting.root, file(7)))).toBe(true);
  });
});
