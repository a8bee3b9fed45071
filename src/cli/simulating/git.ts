import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Lists of all branches and files are long. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/** Git did not do what it was asked for; the message says why, in its own words. */
export class GitRefused extends Error {}

/**
 * Asks git something in a folder.
 *
 * @param variables what it is to know besides what this process knows
 * @returns what it printed
 */
export async function git(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await execute('git', ['-C', folder, ...args], {
      env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...variables },
      maxBuffer: LONGEST_ANSWER,
    });
    return stdout;
  } catch (error) {
    throw new GitRefused(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const { code, stderr = '' } = error as { readonly code?: unknown; readonly stderr?: string };
  if (code === 'ENOENT') return 'the program "git" was not found';
  const [first = ''] = stderr.trim().split('\n');
  return first.replace(/^(fatal|error): /, '').replace(/\.$/, '') || 'it gave no reason';
}
