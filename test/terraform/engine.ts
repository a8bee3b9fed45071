import { spawnSync } from 'node:child_process';

/** The engines on the PATH that are new enough, Terraform first. */
export function engines(): readonly string[] {
  return ['terraform', 'tofu'].filter((command) => {
    const { stdout, status } = spawnSync(command, ['version', '-json'], { encoding: 'utf8' });
    const [, minor] = /"terraform_version":\s*"1\.(\d+)/.exec(stdout ?? '') ?? [];
    return status === 0 && Number(minor) >= 11;
  });
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an engine in a folder, without colours, questions or telemetry. */
export function runEngine(command: string, folder: string, ...args: readonly string[]): Ran {
  return runWithInput(command, folder, '', args);
}

function runWithInput(
  command: string,
  folder: string,
  input: string,
  args: readonly string[],
): Ran {
  const { status, stdout, stderr } = spawnSync(command, [`-chdir=${folder}`, ...args], {
    encoding: 'utf8',
    input,
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_CLI_ARGS: '-no-color',
      TF_INPUT: '0',
    },
    maxBuffer: 512 * 1024 * 1024,
  });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** As `runEngine`, where anything but success ends the test with what the engine said. */
export function mustRun(command: string, folder: string, ...args: readonly string[]): string {
  return mustAnswer(command, folder, '', ...args);
}

/** As `mustRun`, with something to read. */
export function mustAnswer(
  command: string,
  folder: string,
  input: string,
  ...args: readonly string[]
): string {
  const { status, stdout, stderr } = runWithInput(command, folder, input, args);
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`,
    );
  return stdout;
}
