import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generated, mapping, parsePipeline } from './generated';
import { commitFiles, git, initialize } from './git';
import { npxThat, runScript } from './run-script';

// Linters, git and the program itself are processes, and machines of CI are slow.
jest.setTimeout(120_000);

const github = Generated.repository('github');
const gitlab = Generated.repository('gitlab');
const { root } = github;
let scratch: string;

beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), 'scoreform-plans-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));
afterAll(() => {
  github.remove();
  gitlab.remove();
});

const run = (script: string, args: readonly string[], npx: string, variables = {}) =>
  runScript([join(github.scripts, script), ...args], {
    directory: root,
    variables: { ...npxThat(scratch, npx), ...variables },
  });

interface Planned {
  readonly name: string;
  readonly exitCode: number;
  readonly plan?: string;
  readonly messages?: string;
}

/** What plan.sh leaves of each, in folders as artifacts come down. */
function leave(plans: readonly Planned[]): string {
  for (const { name, exitCode, plan = '', messages = '' } of plans) {
    const folder = join(scratch, 'plans', `scoreform-plan-${name.replace('/', '.')}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'environment'), `${name}\n`);
    writeFileSync(join(folder, 'exit-code'), `${exitCode}\n`);
    writeFileSync(join(folder, 'plan.md'), plan);
    writeFileSync(join(folder, 'messages.txt'), messages);
  }
  return join(scratch, 'plans');
}

describe('plan.sh', () => {
  test.each([
    { because: 'nothing changes', code: 0, exitCode: 0 },
    { because: 'changes are what a plan is for', code: 2, exitCode: 0 },
    { because: 'the guard refuses it', code: 4, exitCode: 4 },
    { because: 'the engine failed', code: 3, exitCode: 3 },
  ])('ends with $exitCode after $code: $because', async ({ code, exitCode }) => {
    const said = `echo "$*"; echo 'planning' >&2; exit ${code}`;
    const folder = join(scratch, 'plan');

    const result = await run('plan.sh', ['shop/production', folder], said);

    const plan = 'plan -e shop/production --format markdown --detailed-exitcode\n';
    expect(result).toEqual({ exitCode, stdout: plan, stderr: 'planning\n' });
    expect(readFileSync(join(folder, 'exit-code'), 'utf8')).toBe(`${code}\n`);
    expect(readFileSync(join(folder, 'plan.md'), 'utf8')).toBe(plan);
    expect(readFileSync(join(folder, 'messages.txt'), 'utf8')).toBe('planning\n');
  });
});

describe('plan.sh with AGAINST', () => {
  /** Everything but the program is real; its providers are as many stacks as `synth` leaves. */
  const runAgainst = (revision: string, terraform = 'exit 0') => {
    const npx = `case $1 in
      synth) mkdir -p "$5/stacks/shop-production" ;;
      *) echo "$*" ;;
    esac`;
    const variables = npxThat(scratch, npx);
    writeFileSync(join(scratch, 'bin', 'terraform'), `#!/usr/bin/env bash\n${terraform}\n`);
    chmodSync(join(scratch, 'bin', 'terraform'), 0o755);
    const script = join(github.scripts, 'plan.sh');
    return runScript([script, 'shop/production', join(scratch, 'plan')], {
      directory: root,
      variables: { ...variables, AGAINST: revision },
    });
  };
  const planned = (base: string) =>
    `plan -e shop/production --against ${base} --format markdown --detailed-exitcode\n`;

  /** The newest commit of both, where another branch has gone on since. */
  function branchOff(): string {
    const base = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '--quiet', '-B', 'other');
    commitFiles(root, { other: '' });
    git(root, 'checkout', '--quiet', base);
    commitFiles(root, { ours: '' });
    return base;
  }

  test('plans on the commit that the branch began at, with its providers', async () => {
    const base = branchOff();
    const { exitCode, stdout, stderr } = await runAgainst('other', 'echo "$*"');

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: planned(base) });
    expect(stderr).toMatch(/^-chdir=\S+shop-production\/ init -backend=false/m);
  });

  test('plans without them where there is no registry', async () => {
    const { exitCode, stdout, stderr } = await runAgainst('HEAD', 'exit 1');

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: planned(git(root, 'rev-parse', 'HEAD')),
    });
    expect(stderr).toContain('Without its providers');
  });

  test('plans nothing against what is not there', async () => {
    const { exitCode, stdout } = await runAgainst('origin/nowhere');
    expect({ failed: exitCode !== 0, stdout }).toEqual({ failed: true, stdout: '' });
    expect(readFileSync(join(scratch, 'plan', 'exit-code'), 'utf8')).toBe(`${exitCode}\n`);
  });
});

/** A plan as `scoreform plan --format markdown` prints it. */
const page = (line: string, details: string) =>
  `<!-- scoreform plan -->\n**Scoreform plan:** a sum\n\n${line}\n\n<details>\n${details}\n</details>\n\n`;

describe('report.mjs', () => {
  const report = async (plans: readonly Planned[]) => {
    const script = join(github.scripts, 'report.mjs');
    const { stdout } = await runScript([script, leave(plans)], { directory: root });
    return stdout;
  };

  test('tells at a glance what changes, what needs eyes first, and folds the rest', async () => {
    const plans = [
      {
        name: 'shop/development',
        exitCode: 2,
        plan: page('- **`shop/development`**: 1 change', 'd'),
      },
      {
        name: 'shop/production',
        exitCode: 4,
        plan: page('- ⚠️ **`shop/production`**: 1 delete', 'p'),
        messages: 'error: Refused\n```\n',
      },
      { name: 'shop/staging', exitCode: 0, plan: '- no changes: `shop/staging`' },
    ];

    expect((await report(plans)).split('\n\n')).toEqual([
      'Merging this changes 1 environment.',
      '**1 environment would not be deployed: `shop/production`.**',
      '- ⚠️ **`shop/production`**: 1 delete\n- **`shop/development`**: 1 change\n- no changes: `shop/staging`',
      '<details>\np\n</details>',
      '<details>\n<summary><code>shop/production</code>: refused</summary>',
      '````text\nerror: Refused\n```\n````',
      '</details>',
      '<details>\nd\n</details>\n',
    ]);
  });

  test('says once what several plans say of themselves', async () => {
    const against = '> Against `1234`, simulated: no cloud was asked.\n';
    const plans = [
      { name: 'a/b', exitCode: 2, plan: `${against}\n${page('- **`a/b`**: 1 change', 'd')}` },
      { name: 'a/c', exitCode: 0, plan: `${against}> aws is planned by itself.\n\n` },
    ];

    expect((await report(plans)).split('\n\n').slice(0, 3)).toEqual([
      'Merging this changes 1 environment.',
      `${against}> aws is planned by itself.`,
      '- **`a/b`**: 1 change\n- no changes: `a/c`',
    ]);
  });

  test.each([
    { because: 'nothing is there to plan', plans: [], text: 'No environment was planned.\n' },
    {
      because: 'all is as it was',
      plans: [{ name: 'a/b', exitCode: 0 }],
      text: 'Merging this changes nothing.\n',
    },
    {
      because: 'a bug is no refusal',
      plans: [{ name: 'a/b', exitCode: 70, messages: 'Oh.' }],
      text: [
        '**1 environment would not be deployed: `a/b`.**',
        '<details>\n<summary><code>a/b</code>: failed with exit code 70</summary>',
        '```text\nOh.\n```',
        '</details>\n',
      ].join('\n\n'),
    },
  ])('$because', async ({ plans, text }) => {
    expect(await report(plans)).toBe(text);
  });
});

/** What `environment list` prints: the order is that of deployment. */
const LIST = JSON.stringify({
  version: 1,
  environments: [
    { name: 'shop/development', type: 'development' },
    { name: 'pay/development', type: 'development', expires: null },
    { name: 'shop/pr-7', type: 'preview', expires: '2026-11-24T00:00:00Z' },
    { name: 'shop/production', type: 'production' },
  ],
});

describe('matrix.mjs', () => {
  const matrix = (input: string) =>
    runScript([join(github.scripts, 'matrix.mjs')], { directory: root, input });

  test('has every environment that stays, in order', async () => {
    expect(await matrix(LIST)).toEqual({
      exitCode: 0,
      stderr: '',
      stdout:
        'matrix=[{"name":"shop/development","slug":"shop.development"},{"name":"pay/development","slug":"pay.development"},{"name":"shop/production","slug":"shop.production"}]\n',
    });
  });

  test.each([
    { because: 'a name that is none', names: ['shop/$(id)'], says: 'is no name of an environment' },
    {
      because: 'more than a matrix takes',
      names: Array.from({ length: 257 }, (_, number) => `shop/e${number}`),
      says: '257 environments are more than the 256 jobs',
    },
  ])('stops at $because', async ({ names, says }) => {
    const { exitCode, stdout, stderr } = await matrix(
      JSON.stringify({ environments: names.map((name) => ({ name })) }),
    );

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(says);
  });
});

describe('busy.mjs', () => {
  test('keeps of a matrix those with something to do, and those whose plan failed', async () => {
    const matrix = ['shop/development', 'pay/development', 'shop/production'].map((name) => ({
      name,
    }));
    const folder = leave([
      { name: 'shop/development', exitCode: 0 },
      { name: 'pay/development', exitCode: 3 },
      { name: 'shop/production', exitCode: 2 },
    ]);

    const { stdout } = await runScript([join(github.scripts, 'busy.mjs'), folder], {
      directory: root,
      variables: { MATRIX: JSON.stringify(matrix) },
    });

    expect(stdout).toBe('matrix=[{"name":"pay/development"},{"name":"shop/production"}]\n');
  });
});

describe('pipeline.mjs', () => {
  const pipeline = async (args: readonly string[], variables = {}) => {
    const { stdout } = await runScript([join(gitlab.scripts, 'pipeline.mjs'), ...args], {
      directory: gitlab.root,
      input: LIST,
      variables,
    });
    return mapping(parsePipeline(stdout));
  };
  const PLANS = ['plan shop/development', 'plan pay/development', 'plan shop/production'];

  test('plans each environment in a job of its own, and goes on to deploy', async () => {
    const jobs = await pipeline(['plan']);

    expect(Object.keys(jobs).slice(3)).toEqual([...PLANS, 'report', 'deploy']);
    expect(jobs['report']?.['script']).not.toContain(
      'node .gitlab/scoreform/comment.mjs plan report.md',
    );
  });

  test('on a merge request it ends with a note', async () => {
    const jobs = await pipeline(['plan'], { CI_MERGE_REQUEST_IID: '7' });

    expect(Object.keys(jobs).slice(3)).toEqual([...PLANS, 'report']);
    expect(jobs['report']).toMatchObject({ variables: { MERGE_REQUEST: '7' }, when: 'always' });
    expect(jobs['report']?.['script']).toContain(
      'node .gitlab/scoreform/comment.mjs plan report.md',
    );
  });

  test.each([
    { because: 'nobody asked for it', variables: {}, against: undefined },
    {
      because: 'the merge request began there',
      variables: { SCOREFORM_SIMULATED_PLANS: 'true' },
      against: 'base',
    },
    {
      because: 'what is checked out is merged with that already',
      variables: {
        SCOREFORM_SIMULATED_PLANS: 'true',
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA: 'target',
      },
      against: 'target',
    },
  ])('plans a merge request against $against: $because', async ({ variables, against }) => {
    const given = { CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'base' };
    const jobs = await pipeline(['plan'], { ...given, ...variables });
    expect(mapping(jobs['plan shop/development'])['variables']?.['AGAINST']).toBe(against);
  });

  test('plans a merge for real', async () => {
    const jobs = await pipeline(['plan'], { SCOREFORM_SIMULATED_PLANS: 'true' });
    expect(JSON.stringify(jobs)).not.toContain('AGAINST');
  });

  test('deploys those with something to do, each after the one before', async () => {
    const plans = leave([{ name: 'pay/development', exitCode: 0 }]);
    const jobs = await pipeline(['deploy', plans]);

    expect(Object.keys(jobs).slice(3)).toEqual([
      'deploy shop/development',
      'deploy shop/production',
    ]);
    expect(jobs['deploy shop/development']).toMatchObject({ needs: [] });
    expect(jobs['deploy shop/production']).toMatchObject({
      needs: ['deploy shop/development'],
      resource_group: 'shop/production',
      environment: { name: 'shop/production' },
      interruptible: false,
      timeout: '6h',
    });
  });

  test('a merge that changes nothing still has a pipeline', async () => {
    const names = ['shop/development', 'pay/development', 'shop/production'];
    const plans = leave(names.map((name) => ({ name, exitCode: 0 })));

    expect(Object.keys(await pipeline(['deploy', plans])).slice(3)).toEqual(['nothing to deploy']);
  });
});

describe('deploy.sh', () => {
  const history = (commit: string | null) =>
    JSON.stringify({
      version: 1,
      deployments: [
        {
          outcome: 'succeeded',
          startedAt: '2026-01-01T00:00:00Z',
          git: { commit: 'f'.repeat(40) },
        },
        { outcome: 'succeeded', startedAt: '2026-01-02T00:00:00Z', git: commit && { commit } },
        { outcome: 'failed', startedAt: '2026-01-03T00:00:00Z', git: { commit: 'e'.repeat(40) } },
      ],
    });

  /** A program that has stacks with a backend and a history. */
  const program = (backend: string, commit: string | null) => `
    case $1 in
      synth) mkdir -p "$5/stacks/shop-production"; echo '{"backend":"${backend}"}' >"$5/stacks/shop-production/scoreform.json" ;;
      history) echo '${history(commit)}' ;;
      *) echo "$*" ;;
    esac`;
  const DEPLOYED = 'deploy -e shop/production --yes\n';

  /** Makes `scoreform/register` load a platform that keeps its records in a place of some kind. */
  const withRecords = (kind: string) => {
    const folder = join(root, 'node_modules', 'scoreform');
    mkdirSync(folder, { recursive: true });
    const platform = `{ default: { records: { kind: '${kind}' } } }`;
    const load = `(module) => { module.exports = ${platform}; }`;
    writeFileSync(join(folder, 'register.js'), `require.extensions['.ts'] = ${load};\n`);
  };
  beforeEach(() => withRecords('s3'));

  const first = initialize(root);
  const second = commitFiles(root, { CODEOWNERS: '* @acme/platform\n' });
  const third = commitFiles(root, { CODEOWNERS: '* @acme/everyone\n' });
  beforeEach(() => void git(root, 'checkout', '--quiet', second));

  test.each([
    { because: 'what was deployed last is older', commit: first, stdout: DEPLOYED },
    { because: 'the same commit may be needed again', commit: second, stdout: DEPLOYED },
    {
      because: 'of a commit that is unknown nothing can be said',
      commit: 'd'.repeat(40),
      stdout: DEPLOYED,
    },
    { because: 'it was deployed from no repository', commit: null, stdout: DEPLOYED },
    {
      because: 'a newer commit is there already',
      commit: third,
      stdout: `Nothing to do: shop/production runs the newer commit ${third} already.\n`,
    },
  ])('$because', async ({ commit, stdout }) => {
    const result = await run(
      'deploy.sh',
      ['shop/production', '--forward-only'],
      program('s3', commit),
    );
    expect(result).toEqual({ exitCode: 0, stdout, stderr: '' });
  });

  test('goes back where that is meant', async () => {
    const { stdout } = await run('deploy.sh', ['shop/production'], program('s3', third));
    expect(stdout).toBe(DEPLOYED);
  });

  test.each([
    { backend: 'local', records: 's3', why: 'its environment type needs a backend.' },
    { backend: 's3', records: 'folder', why: 'the platform needs records in S3.' },
    {
      backend: 'local',
      records: 'folder',
      why: 'its environment type needs a backend, and the platform needs records in S3.',
    },
  ])('deploys nothing that would be forgotten: $backend, $records', async (given) => {
    const { backend, records, why } = given;
    withRecords(records);

    const { exitCode, stdout, stderr } = await run(
      'deploy.sh',
      ['shop/production'],
      program(backend, first),
    );

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`would be lost with this runner: ${why}\n`);
  });

  test('sweeps nothing where nobody would know what there is', async () => {
    withRecords('folder');
    const { exitCode, stderr } = await run('lasting.sh', [], 'exit 99');

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'every environment would be lost with this runner: the platform needs',
    );

    withRecords('s3');
    expect(await run('lasting.sh', [], 'exit 99')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('unless the runner keeps its disk', async () => {
    const kept = { SCOREFORM_KEEPS_DISK: 'true' };
    const { stdout } = await run('deploy.sh', ['shop/production'], program('local', first), kept);
    expect(stdout).toBe(DEPLOYED);
  });

  test('deploys nothing where the history cannot be read', async () => {
    const broken = program('s3', first).replace('history)', 'history) exit 3; ');
    const { exitCode, stdout } = await run(
      'deploy.sh',
      ['shop/production', '--forward-only'],
      broken,
    );
    expect({ failed: exitCode !== 0, stdout }).toEqual({ failed: true, stdout: '' });
  });
});

describe('drift.sh', () => {
  test.each([
    { code: 0, exitCode: 0, says: 'No drift.\n' },
    {
      code: 2,
      exitCode: 2,
      says: '## Something was changed outside of any deployment\n\n~~~text\nshop/production\n~~~\n',
    },
    {
      code: 3,
      exitCode: 3,
      says: '## Drift could not be looked for everywhere (exit code 3)\n\n~~~text\nshop/production\n~~~\n',
    },
  ])('ends with $exitCode after $code', async ({ code, exitCode, says }) => {
    const result = await run('drift.sh', [], `echo shop/production; exit ${code}`);
    expect(result).toEqual({ exitCode, stdout: says, stderr: '' });
  });
});
