import { COMMANDS } from '../../src/cli/command-table';
import { buildProgram } from '../../src/cli/program';
import type { Terminal } from '../../src/cli/terminal';
import { Generated, type System } from './generated';

const terminal: Terminal = {
  stdout: { write: () => undefined, isTerminal: false },
  stderr: { write: () => undefined, isTerminal: false },
  workingDirectory: '.',
  now: () => new Date(),
  variables: {},
};

/** Every call of the program in the files for one system, as it is written there. */
function callsIn(system: System): { path: string; call: string }[] {
  const repository = Generated.repository(system);
  try {
    return repository.files().flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => !/^\s*(#|\/\/)/.test(line))
        .flatMap((line) => line.split('npx scoreform ').slice(1))
        .map((rest) => ({ path, call: callAt(rest) })),
    );
  } finally {
    repository.remove();
  }
}

/** What a shell takes for one command: up to a pipe, a redirection or a bracket that is not quoted. */
function callAt(text: string): string {
  const [call = ''] = /^(?:"[^"]*"|'[^']*'|\$\{[^}]*\}|[^\s"'|>);&`]|\s)*/.exec(text) ?? [];
  return call.trim();
}

/** The words of a call as the shell would give them, with `x` in place of each variable. */
const wordsOf = (call: string) =>
  (call.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) =>
    word.replaceAll(/\$\{[^}]*\}|\$\w+/g, 'x').replaceAll(/["']/g, ''),
  );

/** The name of the command that the program takes the words for. */
async function understood(words: readonly string[]): Promise<string> {
  let name = '';
  const program = buildProgram(
    terminal,
    () => '0.0.0',
    (entry) => {
      name = entry.name;
      return Promise.resolve();
    },
  );
  await program.parseAsync(words, { from: 'user' });
  return name;
}

describe.each(['github', 'gitlab'] as const)('what %s calls', (system) => {
  const calls = callsIn(system);

  test('is most of what there is', () => {
    const called = new Set(calls.map(({ call }) => call.split(' ')[0]));
    const wanted = [
      'check',
      'deploy',
      'drift',
      'environment',
      'history',
      'outputs',
      'plan',
      'validate',
    ];
    expect([...called].sort()).toEqual(expect.arrayContaining(wanted));
  });

  test.each(calls)('$path: scoreform $call', async ({ call }) => {
    const words = wordsOf(call);
    const name = await understood(words);

    expect(COMMANDS.map((entry) => entry.name)).toContain(name);
    expect(words.join(' ').startsWith(name)).toBe(true);
  });
});
