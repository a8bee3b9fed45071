import { run } from '../../src/cli/run';

/** The moment at which every call happens. */
const NOW = new Date('2027-01-01T12:00:00.123Z');

/** What one call left behind. */
export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line within this process, off a terminal. */
export async function runCli(
  args: readonly string[],
  workingDirectory: string,
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const exitCode = await run(args, {
    stdout: { write: (text) => void (stdout += text), isTerminal: false },
    stderr: { write: (text) => void (stderr += text), isTerminal: false },
    workingDirectory,
    variables: {},
    now: () => NOW,
  });
  return { exitCode, stdout, stderr };
}

/** Words as a shell splits them, with single quotes. */
export function wordsOf(call: string): string[] {
  return [...call.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
