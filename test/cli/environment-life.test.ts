import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goldenCases } from '../golden';
import { runCli, wordsOf } from './run-cli';

const LIFE = join(__dirname, 'repositories', 'life');

const made: string[] = [];

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

/** A copy of the repository `life`, which calls may write to. */
function copyOfLife(): string {
  const root = mkdtempSync(join(tmpdir(), 'scoreform-life-'));
  made.push(root);
  cpSync(LIFE, root, { recursive: true });
  const platform = join(LIFE, 'stacks', 'platform');
  writeFileSync(join(root, 'stacks', 'platform.ts'), `export { default } from '${platform}';\n`);
  return root;
}

function environmentFiles(root: string): string[] {
  return readdirSync(join(root, 'projects'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('environments'))
    .map((name) => join('projects', name))
    .filter((name) => !existsSync(join(LIFE, name)) || !same(root, name))
    .sort();
}

const same = (root: string, name: string) =>
  name.endsWith('environments') ||
  readFileSync(join(root, name), 'utf8') === readFileSync(join(LIFE, name), 'utf8');

/**
 * A case is a `cmd.txt`: a command line in each line, run in one copy of the repository `life`. Its `want.txt` is what a
 * terminal would show, and then every environment file that is new or changed.
 */
describe('the life of environments', () => {
  goldenCases(join(__dirname, 'life'), async (folder) => {
    const root = copyOfLife();
    const calls = readFileSync(join(folder, 'cmd.txt'), 'utf8').trim().split('\n');
    let transcript = '';
    for (const call of calls) {
      const { exitCode, stdout, stderr } = await runCli(wordsOf(call), root);
      const shown = [stdout, stderr].filter((text) => text !== '').join('\n');
      transcript += `$ scoreform ${call}\n${shown}── exit code ${String(exitCode)}\n\n`;
    }
    const files = environmentFiles(root).map(
      (name) => `── ${name}\n${readFileSync(join(root, name), 'utf8')}`,
    );
    return `${transcript}${files.join('\n')}`;
  });
});
