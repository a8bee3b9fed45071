import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Found } from '../found';
import { pluginMirror } from './plugin-mirror';

const CACHE = resolve(__dirname, '../../../node_modules/.cache/scoreform/terraform');

/** What any stack of the pack asks for. */
const PROBE = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' } } },
};

/** Of what Terraform prints before it fails, the last says why. */
const LONGEST_COMPLAINT = 8000;

export interface Ran {
  readonly status: number | null;
  /** Everything that was printed. */
  readonly output: string;
  readonly stdout: string;
}

/** Terraform together with the real AWS provider. */
export class AwsTerraform {
  /** @param variables what leads Terraform to the provider, and others besides, in its environment */
  constructor(readonly variables: Readonly<Record<string, string>>) {}

  /** The same, with more variables in its environment. */
  with(variables: Readonly<Record<string, string>>): AwsTerraform {
    return new AwsTerraform({ ...this.variables, ...variables });
  }

  run(folder: string, ...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${folder}`, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...this.variables },
      maxBuffer: 512 * 1024 * 1024,
      timeout: 900_000,
    });
    return { status, stdout: stdout ?? '', output: `${stdout ?? ''}${stderr ?? ''}` };
  }

  /** As `run`, where anything but success ends the test with what Terraform said. */
  mustRun(folder: string, ...args: readonly string[]): string {
    return this.succeeding(folder, args).output;
  }

  /** A saved plan as JSON, without what Terraform says beside it. */
  mustShow(folder: string, plan: string): string {
    return this.succeeding(folder, ['show', '-json', plan]).stdout;
  }

  private succeeding(folder: string, args: readonly string[]): Ran {
    const ran = this.run(folder, ...args);
    const { status, output } = ran;
    if (status === 0) return ran;
    const end = output.slice(-LONGEST_COMPLAINT);
    throw new Error(`terraform ${args.join(' ')} ended with ${String(status)}:\n${end}`);
  }
}

const QUIET = {
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_CLI_ARGS: '-no-color',
  TF_INPUT: '0',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Terraform with the AWS provider of a plugin mirror on this machine, or of the registry. */
export function findAwsTerraform(): Found<AwsTerraform> {
  const probe = join(CACHE, 'probe');
  mkdirSync(probe, { recursive: true });
  writeFileSync(join(probe, 'main.tf.json'), JSON.stringify(PROBE));
  const terraform = new AwsTerraform({ ...QUIET, ...sourceOfPlugins() });
  const { status, output } = terraform.run(probe, 'init', '-upgrade');
  if (status === 0) return { engine: terraform };
  const [reason = 'terraform is not on the PATH'] = /Error: .*/.exec(output) ?? [];
  return { missing: `terraform init cannot get the AWS provider (${reason})` };
}

function sourceOfPlugins(): Record<string, string> {
  const mirror = pluginMirror('hashicorp', 'aws');
  if (mirror === undefined) {
    const plugins = join(CACHE, 'plugins');
    mkdirSync(plugins, { recursive: true });
    return { TF_PLUGIN_CACHE_DIR: plugins };
  }
  const file = join(CACHE, 'mirror.rc');
  const path = JSON.stringify(mirror);
  writeFileSync(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: file };
}
