import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenCases } from '../golden';
import { runCli, wordsOf } from './run-cli';

const REPOSITORIES = join(__dirname, 'repositories');

/**
 * A case is a `cmd.txt`: the folder below `repositories` in its first line, a command line in each that follows. Its
 * `want.txt` is what a terminal would show, to the letter.
 */
describe('a call shows', () => {
  goldenCases(join(__dirname, 'testdata'), async (folder) => {
    const [directory = '', ...calls] = readFileSync(join(folder, 'cmd.txt'), 'utf8')
      .trim()
      .split('\n');
    let transcript = '';
    for (const call of calls) {
      const { exitCode, stdout, stderr } = await runCli(
        wordsOf(call),
        join(REPOSITORIES, directory.replace(/^in /, '')),
      );
      transcript += `$ scoreform ${call}\n${section('stdout', stdout)}${section('stderr', stderr)}`;
      transcript += `── exit code ${String(exitCode)}\n\n`;
    }
    return transcript.replaceAll(REPOSITORIES, '<repositories>');
  });
});

function section(name: string, text: string): string {
  return text === '' ? '' : `── ${name}\n${text.endsWith('\n') ? text : `${text}⏎\n`}`;
}
