import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generated } from './generated';
import { git, withOrigin } from './git';
import { runScript } from './run-script';

// Linters, git and the program itself are processes, and machines of CI are slow.
jest.setTimeout(120_000);

const generated = Generated.repository('gitlab');
let scratch: string;
let root: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'scoreform-gitlab-'));
  root = join(scratch, 'platform');
  cpSync(generated.root, root, { recursive: true });
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));
afterAll(() => generated.remove());

const run = (script: string, args: readonly string[], variables = {}) =>
  runScript([join(root, '.gitlab', 'scoreform', script), ...args], { directory: root, variables });

describe('merge-request.sh', () => {
  test('pushes a proposal and asks for a merge request of it', async () => {
    const origin = withOrigin(root, join(scratch, 'origin'));
    git(origin, 'config', 'receive.advertisePushOptions', 'true');
    const hook = '#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_ | sort >"$GIT_DIR/options"\n';
    mkdirSync(join(origin, 'hooks'), { recursive: true });
    writeFileSync(join(origin, 'hooks', 'post-receive'), hook, { mode: 0o755 });
    writeFileSync(join(root, 'projects/hello/project.yaml'), 'description: New\n');
    writeFileSync(join(root, 'proposal'), 'branch=scoreform/image/a/b\ntitle=b in a: x:1\n');

    const { exitCode } = await run('merge-request.sh', ['proposal'], { DEFAULT_BRANCH: 'main' });

    expect(exitCode).toBe(0);
    expect(git(origin, 'log', '--format=%s', 'main..scoreform/image/a/b')).toBe('b in a: x:1');
    expect(readFileSync(join(origin, 'options'), 'utf8').split('\n')).toEqual([
      'GIT_PUSH_OPTION_0=merge_request.create',
      'GIT_PUSH_OPTION_1=merge_request.target=main',
      'GIT_PUSH_OPTION_2=merge_request.title=b in a: x:1',
      'GIT_PUSH_OPTION_3=merge_request.remove_source_branch',
      'GIT_PUSH_OPTION_COUNT=4',
      '',
    ]);
  });
});

describe('sign-in.sh', () => {
  test('takes the place of the token that a job was checked out with', () => {
    withOrigin(root, join(scratch, 'origin'));
    git(root, 'remote', 'set-url', 'origin', 'https://gitlab-ci-token:old@gitlab.example/a/b.git');
    const script =
      'source .gitlab/scoreform/sign-in.sh && git config --get-all http.https://gitlab.example/.extraHeader';

    const header = execFileSync('bash', ['--norc', '-euc', script], {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        SERVER_URL: 'https://gitlab.example',
        SCOREFORM_TOKEN: 'new',
      },
    });

    const credentials = Buffer.from('x-access-token:new').toString('base64');
    expect(header).toBe(`Authorization: Basic ${credentials}\n`);
    expect(git(root, 'remote', 'get-url', 'origin')).toBe('https://gitlab.example/a/b.git');
  });
});

describe('cloud.sh', () => {
  const signedIn = (variables: Readonly<Record<string, string>>) =>
    execFileSync(
      'bash',
      [
        '--norc',
        '-euc',
        'source .gitlab/scoreform/cloud.sh; echo "${AWS_ROLE_ARN:-}"; cat "${AWS_WEB_IDENTITY_TOKEN_FILE:-/dev/null}"',
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], TMPDIR: scratch, ...variables },
      },
    );

  test('takes on a role with the token of the job', () => {
    const role = {
      SCOREFORM_ROLE: 'arn:aws:iam::1:role/plan',
      SCOREFORM_ID_TOKEN: 'token',
      CI_JOB_ID: '1',
    };
    expect(signedIn(role)).toBe('arn:aws:iam::1:role/plan\ntoken');
  });

  test('does nothing where none is named', () => {
    expect(signedIn({})).toBe('\n');
  });
});

describe('terraform.sh', () => {
  const name = `terraform_1.11.4_linux_${arch() === 'arm64' ? 'arm64' : 'amd64'}.zip`;

  /** A mirror with one version of something that says to be Terraform. */
  function mirror(sums: (archive: string) => string): string {
    const folder = join(scratch, 'releases', '1.11.4');
    mkdirSync(folder, { recursive: true });
    const program = '#!/bin/sh\necho Terraform v1.11.4\n';
    const zip =
      'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "w").writestr("terraform", sys.argv[2])';
    execFileSync('python3', ['-c', zip, join(folder, name), program]);
    writeFileSync(join(folder, 'terraform_1.11.4_SHA256SUMS'), sums(join(folder, name)));
    return `file://${join(scratch, 'releases')}`;
  }
  const sumOf = (archive: string) =>
    createHash('sha256').update(readFileSync(archive)).digest('hex');
  const install = (releases: string) =>
    run('terraform.sh', ['1.11.4', 'bin'], { TERRAFORM_RELEASES: releases });

  test('installs what the sums vouch for, once', async () => {
    const releases = mirror(
      (archive) => `${'0'.repeat(64)}  other.zip\n${sumOf(archive)}  ${name}\n`,
    );

    expect(await install(releases)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const said = execFileSync(join(root, 'bin', 'terraform'), ['version'], { encoding: 'utf8' });
    expect(said).toBe('Terraform v1.11.4\n');
    expect((await install('file:///nowhere')).exitCode).toBe(0);
  });

  test.each([
    { because: 'another sum', sums: () => `${'0'.repeat(64)}  ${name}\n` },
    { because: 'no sum at all', sums: (archive: string) => `${sumOf(archive)}  other.zip\n` },
  ])('installs nothing with $because', async ({ sums }) => {
    const { exitCode } = await install(mirror(sums));

    expect(exitCode).not.toBe(0);
    expect(existsSync(join(root, 'bin'))).toBe(false);
  });
});
