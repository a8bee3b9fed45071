import { run } from '../../src/cli/run';

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
  });
  return { exitCode, stdout, stderr };
}
