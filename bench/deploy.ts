import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { environmentName, writeEstate, type Size } from './estate';
import type { Command } from './measure';

/** The commands of one benchmark: ours, and what a shell does with the stacks that we emitted. */
export interface Beside {
  readonly ours: Command;
  readonly peer: Command;
}

/** How many a shell does at the same time. */
const AT_ONCE = 4;

/** Deploying an estate for the first time, beside a shell loop of `terraform init && terraform apply`. */
export function deployEstate(root: string, clone: string, size: Size): Beside {
  writeWithStacks(root, clone, size);
  return {
    ours: {
      args: [join(clone, 'bin', 'scoreform.js'), 'deploy', '-e', '*/*', '--yes'],
      cwd: root,
      prepare: () => clean(root, size),
      check: (stdout) => expectAll(stdout, size, 'created'),
    },
    peer: loop(root, size, 'apply -auto-approve'),
  };
}

/** Planning an estate that nobody has deployed, beside a shell loop of `terraform init && terraform plan`. */
export function planEstate(root: string, clone: string, size: Size): Beside {
  writeWithStacks(root, clone, size);
  return {
    ours: {
      args: [join(clone, 'bin', 'scoreform.js'), 'plan', '-e', '*/*'],
      cwd: root,
      prepare: () => clean(root, size),
      check(stdout) {
        expectAll(stdout, size, 'to create');
        expectEveryResource(stdout, size);
      },
    },
    peer: loop(root, size, 'plan'),
  };
}

function writeWithStacks(root: string, clone: string, size: Size): void {
  writeEstate(root, clone, size);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(clone, 'bin', 'scoreform.js'), 'synth'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

function loop(root: string, size: Size, work: string): Command {
  const names = Array.from({ length: size.environments }, (_, n) => stackName(n)).join('\\n');
  const each = `terraform -chdir=cdktf.out/stacks/{} init >/dev/null && terraform -chdir=cdktf.out/stacks/{} ${work} >/dev/null`;
  return {
    program: 'sh',
    args: ['-c', `printf '${names}\\n' | xargs -P${String(AT_ONCE)} -I{} sh -c '${each}'`],
    cwd: root,
    prepare: () => clean(root, size),
  };
}

/** Removes what either of the two leaves: states, records, and what Terraform makes beside stacks. */
function clean(root: string, { environments }: Size): void {
  rmSync(join(root, '.scoreform'), { recursive: true, force: true });
  for (let n = 0; n < environments; n++) {
    const stack = join(root, 'cdktf.out', 'stacks', stackName(n));
    rmSync(join(stack, '.terraform'), { recursive: true, force: true });
    rmSync(join(stack, '.terraform.lock.hcl'), { force: true });
  }
}

function expectAll(stdout: string, { environments }: Size, what: string): void {
  for (let n = 0; n < environments; n++) {
    const environment = `estate/${environmentName(n)}`;
    const line = stdout.split('\n').find((one) => one.includes(environment));
    if (!line?.includes(what)) throw new Error(`${environment} is missing: ${String(line)}`);
  }
}

/** Each workload asks for four resources, and is one. */
function expectEveryResource(stdout: string, { workloads, environments }: Size): void {
  const databases = stdout.match(/postgres\.default#service-\d+\.db/g) ?? [];
  if (databases.length < workloads * environments) {
    throw new Error(`${String(databases.length)} databases are in the plan.`);
  }
}

const stackName = (n: number) => `estate-${environmentName(n)}`;
