import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SCOREFORM = join(ROOT, 'bin', 'scoreform.js');
const SHOP = join(__dirname, 'repositories', 'shop');

jest.setTimeout(120_000);

function scoreform(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCOREFORM, ...args], {
    cwd: options.cwd ?? SHOP,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function shell(script: string) {
  const env = { ...process.env, SCOREFORM: `${process.execPath} ${SCOREFORM}` };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: SHOP,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The modules that a call loads, as paths. */
function loadedBy(...args: string[]): string[] {
  const probe = join(__dirname, 'loaded-modules.cjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', probe, SCOREFORM, ...args],
    {
      cwd: SHOP,
      encoding: 'utf8',
    },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/./) });
  return JSON.parse(/LOADED (.*)/.exec(stderr)?.[1] ?? '[]');
}

describe('what a call loads', () => {
  test('help loads commander and none of the stages', () => {
    const loaded = loadedBy('--help');
    const packages = loaded.flatMap(
      (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
    );
    const rooms = loaded.flatMap(
      (file) => /^src\/(\w+)\//.exec(relative(ROOT, file).split(sep).join('/'))?.[1] ?? [],
    );

    expect([...new Set(packages)].filter((name) => name !== 'picocolors')).toEqual(['commander']);
    expect([...new Set(rooms)].sort()).toEqual(['cli', 'load']);
  });

  test.each([
    ['explain', 'cart.db'],
    ['graph'],
    ['check'],
    ['validate'],
    ['types'],
    ['pack', 'list'],
    ['explain', 'match/tie'],
  ])('%s %s loads neither cdktf nor a provider', (...args) => {
    const loaded = loadedBy(...args.filter((arg) => typeof arg === 'string'));

    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.filter((file) => /node_modules\/(cdktf|@cdktf|constructs)\//.test(file))).toEqual(
      [],
    );
  });
});

describe('what a call leaves alone', () => {
  test.each([
    { because: 'what is real needs no simulation', args: ['history'], loads: /^src\/simulate\// },
    {
      because: 'records are read without a provider',
      args: ['history', '--simulate'],
      loads: /node_modules\/@(grpc|cdktf)\//,
    },
  ])('$args: $because', ({ args, loads }) => {
    const loaded = loadedBy(...args).map((file) => relative(ROOT, file).split(sep).join('/'));

    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.filter((file) => loads.test(file))).toEqual([]);
  });
});

test('a reader that has seen enough is no failure', () => {
  // More than a pipe holds, so that the rest of it has nowhere to go.
  const { stdout, stderr } = shell(
    `set -o pipefail; $SCOREFORM -C ${ROOT} types --format json | head -1; echo "status \${PIPESTATUS[0]}"`,
  );

  expect(stdout).toBe('{\nstatus 0\n');
  expect(stderr).toBe('');
});

test('long output through a pipe arrives whole', () => {
  const { stdout } = shell(`$SCOREFORM -C ${ROOT} types --format json | (sleep 0.3; cat)`);

  expect(stdout.length).toBeGreaterThan(65_536);
  expect(JSON.parse(stdout)).toHaveProperty('types');
});

test('an interrupt ends a call by the signal, which shells show as 130', () => {
  const preload = ['-r', join(__dirname, 'interrupt.cjs')];
  const { signal } = spawnSync(process.execPath, [...preload, SCOREFORM, 'doctor'], { cwd: SHOP });

  expect(signal).toBe('SIGINT');
});

describe('doctor', () => {
  test('finds what is needed, or says how to get it', () => {
    const { status, stdout } = scoreform(['doctor', '--format', 'json'], { cwd: ROOT });
    const { version, checks } = JSON.parse(stdout);

    expect(version).toBe(1);
    expect(checks.map(({ check }: { check: string }) => check)).toEqual(
      expect.arrayContaining([
        'Node.js',
        'Terraform or OpenTofu',
        'cdktf',
        'TypeScript',
        'projects',
      ]),
    );
    for (const { status: found, advice } of checks) expect(advice === null).toBe(found !== 'wrong');
    expect([0, 3]).toContain(status);
  });

  test("a missing engine is the engine's failure, with advice", () => {
    const empty = mkdtempSync(join(tmpdir(), 'scoreform-'));
    const { status, stdout } = scoreform(['doctor'], {
      cwd: ROOT,
      env: { PATH: empty },
    });
    rmSync(empty, { recursive: true });

    expect(status).toBe(3);
    expect(stdout).toContain('✗  Terraform or OpenTofu  not on the PATH');
    expect(stdout).toContain('Install Terraform or OpenTofu 1.11.0 or newer');
  });
});

describe('bash completes', () => {
  /** What bash offers for a line whose cursor stands at its end. */
  function offered(...words: string[]): string[] {
    const script = [
      `scoreform() { ${process.execPath} ${SCOREFORM} "$@"; }`,
      'source <(scoreform completion bash)',
      `COMP_WORDS=(scoreform ${words.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${words.length}`,
      '_scoreform',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n');
    return shell(script)
      .stdout.split('\n')
      .filter((line) => line !== '');
  }

  test.each([
    { because: 'commands', words: ['ex'], found: ['explain'] },
    { because: 'commands of a group', words: ['pack', ''], found: ['list', 'show', 'test'] },
    { because: 'options', words: ['graph', '--f'], found: ['--format'] },
    { because: 'choices of an option', words: ['graph', '--format', 'd'], found: ['dot'] },
    {
      because: 'environments',
      words: ['graph', '-e', 'shop/'],
      found: ['shop/development', 'shop/production'],
    },
    {
      because: 'addresses of the chosen environments',
      words: ['explain', '-e', 'blog/production', 'postgres'],
      found: ['postgres.default#site.db'],
    },
    { because: 'problem codes', words: ['explain', 'match/tie'], found: ['match/tie'] },
    { because: 'packs', words: ['pack', 'show', ''], found: ['large', 'small'] },
    { because: 'nothing that does not exist', words: ['nonsense', ''], found: [] },
  ])('$because', ({ words, found }) => {
    expect(offered(...words)).toEqual(found);
  });
});
