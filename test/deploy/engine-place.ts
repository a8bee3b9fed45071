import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine, findEngine, type StackPlace } from '../../src/deploy/engine';
import type { Variables } from '../../src/deploy/engine/types';

/** A stack in a repository of its own, and the engine of this machine for it. */
export interface Bench {
  readonly root: string;
  readonly place: StackPlace;
  readonly engine: Engine;
  /** Where an apply is told to write what it says. */
  readonly log: string;
  /** Where a plan is told to go. */
  readonly plan: string;
  write(stack: object): void;
}

export interface BenchOptions {
  readonly variables?: Variables;
  readonly command?: string;
  readonly root?: string;
  readonly stack?: string;
}

/** Makes an empty repository with a place for one stack; `TF_CLI_CONFIG_FILE` of the machine does not count. */
export async function bench(options: BenchOptions = {}): Promise<Bench> {
  const { variables = {}, command, stack = 'shop-test' } = options;
  const root = options.root ?? realpathSync(mkdtempSync(join(tmpdir(), 'engine-')));
  const folder = join(root, '.scoreform', 'runs', '1', 'stacks', stack);
  mkdirSync(folder, { recursive: true });
  const place = { stack, folder, data: join(root, '.scoreform', 'data', stack) };
  const found = command === undefined ? await findEngine() : { command, version: '1.11.4' };
  if (!found) throw new Error('There is no Terraform on the PATH.');
  const home = {
    lockFile: join(root, '.terraform.lock.hcl'),
    plugins: join(root, '.scoreform', 'plugins'),
  };
  const given = { ...process.env, TF_CLI_CONFIG_FILE: undefined, ...variables };
  return {
    root,
    place,
    engine: new Engine(found.command, found.version, home, given),
    log: join(folder, 'apply.jsonl'),
    plan: join(folder, 'plan.tfplan'),
    write(content) {
      writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(content, null, 2));
    },
  };
}

/** A local backend beside the runs of a repository. */
export const localBackend = (name = 'state') => ({
  backend: { local: { path: `../../../../${name}.tfstate` } },
});

/** One resource that a command takes part in making. */
const madeBy = (command: string) => ({
  terraform_data: { slow: { input: 'slow', provisioner: [{ 'local-exec': { command } }] } },
});

/** One resource that takes some seconds to make. */
export const slow = (seconds: number) => madeBy(`sleep ${String(seconds)}`);

/** One resource that is made as soon as a file is there. */
export const gated = (gate: string) => madeBy(`until [ -e '${gate}' ]; do sleep 0.05; done`);

/** Waits until something holds; a test that waits in vain ends by its own limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}
