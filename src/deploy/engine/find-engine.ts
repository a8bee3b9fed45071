import { execFile } from 'node:child_process';

/** The oldest Terraform and OpenTofu that keep secrets out of states. */
export const OLDEST_ENGINE = '1.11.0';

/** The program that plans and applies: Terraform or OpenTofu. */
export interface FoundEngine {
  /** `terraform`, `tofu`, or what `TERRAFORM_BINARY_NAME` says: a name on the PATH or a path. */
  readonly command: string;
  readonly version: string;
}

/**
 * The engine of this machine: the one that `TERRAFORM_BINARY_NAME` names, as for cdktf, or else Terraform or OpenTofu on
 * the PATH. Undefined where there is none.
 */
export async function findEngine(
  named = process.env['TERRAFORM_BINARY_NAME'],
): Promise<FoundEngine | undefined> {
  if (named) return askVersion(named);
  return (await askVersion('terraform')) ?? (await askVersion('tofu'));
}

function askVersion(command: string): Promise<FoundEngine | undefined> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_ARGS: '' };
  return new Promise((resolve) => {
    execFile(command, ['version', '-json'], { timeout: 20_000, env }, (error, stdout) => {
      const version = error ? undefined : versionIn(stdout);
      resolve(version === undefined ? undefined : { command, version });
    });
  });
}

function versionIn(text: string): string | undefined {
  try {
    const { terraform_version: version } = JSON.parse(text) as { terraform_version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a version is at least another one; what follows a hyphen does not count. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map(
    (text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? [],
  );
  for (const [index, number] of (want ?? []).entries()) {
    const ours = have?.[index] ?? 0;
    if (ours !== number) return ours > number;
  }
  return true;
}
