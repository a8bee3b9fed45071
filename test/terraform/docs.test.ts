import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Repository } from './repository';

const CLONE = resolve(__dirname, '../..');

/** Commands that CI runs by themselves; running them from here would run this test again, or for minutes. */
const RUN_BY_CI = ['npm test', 'npm run demo', 'npm run bench'];

interface Shown {
  readonly page: string;
  readonly command: string;
  /** What the page says of it: `# exits with 1`. */
  readonly exitCode: number;
}

/** Every command in a `console` block of a page, in order. */
function commandsIn(page: string): Shown[] {
  const text = readFileSync(join(CLONE, page), 'utf8');
  return [...text.matchAll(/```console\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('$ '))
      .map((line) => {
        const [command = '', remark = ''] = line.slice(2).split(/\s+# exits with /);
        return { page, command: command.trim(), exitCode: Number(remark || 0) };
      }),
  );
}

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

test.each(RUN_BY_CI)('CI runs %s', (command) => {
  expect(readFileSync(join(CLONE, '.ci', 'run'), 'utf8')).toContain(command);
});

describe.each(WITH_COMMANDS)('$page', ({ commands }) => {
  const repository = Repository.example();
  for (const part of ['bin', 'templates', 'tsconfig.json']) {
    cpSync(join(CLONE, part), join(repository.root, part), { recursive: true });
  }
  afterAll(() => repository.remove());

  test('shows commands that do what it says, in this order', () => {
    for (const { command, exitCode } of commands) {
      if (RUN_BY_CI.some((known) => command.startsWith(known))) continue;
      const { status, stdout, stderr } = repository.run('bash', '-c', command);
      expect({ command, status, said: status === exitCode ? '' : `${stdout}${stderr}` }).toEqual({
        command,
        status: exitCode,
        said: '',
      });
    }
  }, 600_000);
});
