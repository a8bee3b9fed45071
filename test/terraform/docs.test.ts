import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { git, initialize } from '../ci/git';
import { Repository } from './repository';

const CLONE = resolve(__dirname, '../..');

/** Commands that run elsewhere in CI; from here they would run this test again, or for minutes. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci': 'scripts/install.cjs',
  'npm test': '.ci/run',
  'npm run demo': '.ci/run',
  'npm run bench': '.ci/run',
  'npm run test:long': '.ci/run',
  'npm run test:terraform': '.ci/run',
  'npm run test:package': '.ci/run',
  'npm run lint': '.ci/run',
};

interface Shown {
  readonly command: string;
  /** What the page shows of its output, without blank lines; a line `…` stands for what is left out. */
  readonly output: readonly string[];
}

/** Every command in a `console` block of a page, in order. */
function commandsIn(page: string): Shown[] {
  const text = readFileSync(join(CLONE, page), 'utf8');
  // Within a list, a block is indented as its item is.
  return [...text.matchAll(/^( *)```console\n([^]*?)```/gm)].flatMap(
    ([, indent = '', block = '']) =>
      block
        .split('\n')
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
        .join('\n')
        .split(/^\$ /m)
        .slice(1)
        .map((part) => {
          const [command = '', ...output] = part.split('\n');
          return {
            command: command.replace(/\s+# .*$/, '').trim(),
            output: output
              .map((line) => line.trimEnd())
              .filter((line) => line !== '' && line !== '…'),
          };
        }),
  );
}

const elsewhere = (command: string) =>
  Object.keys(RUN_ELSEWHERE).find((known) => command === known || command.startsWith(`${known} `));

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(CLONE, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];
const WITH_COMMANDS = PAGES.map((page) => ({ page, commands: commandsIn(page) })).filter(
  ({ commands }) => commands.length > 0,
);

test('the pages show commands at all', () => {
  expect(WITH_COMMANDS.flatMap(({ commands }) => commands).length).toBeGreaterThan(20);
});

test.each(Object.entries(RUN_ELSEWHERE))('%s is run by %s', (command, file) => {
  expect(readFileSync(join(CLONE, file), 'utf8')).toContain(command);
});

describe.each(WITH_COMMANDS)('$page', ({ commands }) => {
  const repository = Repository.example();
  for (const part of ['bin', 'templates', 'tsconfig.json']) {
    cpSync(join(CLONE, part), join(repository.root, part), { recursive: true });
  }
  cloned(repository);
  afterAll(() => repository.remove());

  test('shows commands that do what it says, in this order', () => {
    for (const { command, output } of commands) {
      if (elsewhere(command) !== undefined) continue;
      const { status, stdout, stderr } = repository.run('bash', '-c', command);
      // Once for each page is enough to see that npx finds the program, which takes it a second.
      if (/\bnpx /.test(command)) repository.variables['PATH'] = pathWithoutNpm(repository);
      const said = `${stdout}${stderr}`;
      const lines = new Set(said.split('\n').map((line) => line.trimEnd()));
      // A command that is shown with an error is there to show it.
      const isToFail = output.some((line) => line.startsWith('error:'));
      const wanted = isToFail && status !== 0 ? status : 0;
      const missing = output.filter((line) => !lines.has(line));
      const got = {
        command,
        status,
        missing,
        said: status === wanted && missing.length === 0 ? '' : said,
      };
      expect(got).toEqual({ command, status: wanted, missing: [], said: '' });
    }
  }, 600_000);
});

/** Makes the repository a clone whose working tree is as its origin's main branch is. */
function cloned({ root }: Repository): void {
  cpSync(join(CLONE, '.gitignore'), join(root, '.gitignore'));
  // What is a link here is a folder to those who ignore it as one.
  appendFileSync(join(root, '.gitignore'), 'node_modules\n');
  initialize(root);
  git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
}

/** A PATH whose `npx` runs at once what it would find in a repository. */
function pathWithoutNpm({ root }: Repository): string {
  const bin = join(root, '.scoreform', 'bin');
  mkdirSync(bin, { recursive: true });
  const script = `#!/usr/bin/env bash
name=$1
shift
[[ $name == scoreform ]] && exec '${process.execPath}' '${root}/bin/scoreform.js' "$@"
exec '${root}/node_modules/.bin/'"$name" "$@"
`;
  writeFileSync(join(bin, 'npx'), script, { mode: 0o755 });
  return `${bin}:${process.env['PATH'] ?? ''}`;
}
