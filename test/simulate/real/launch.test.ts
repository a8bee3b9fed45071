import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchPlugin } from '../../../src/simulate/real/launch';

const CLONE = resolve(__dirname, '../../..');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scoreform-launch-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that does what a plugin would, or would not. */
function program(script: string): string {
  const file = join(folder, 'terraform-provider-acme');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const isRunning = (id: number) => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('a plugin runs until it is closed', async () => {
  const launched = await launchPlugin(program(`echo '1|5|unix|/run/it|grpc|'; exec sleep 60`));
  if ('unusable' in launched) throw new Error(launched.unusable);

  expect(launched.address).toBe('unix:/run/it');
  expect(isRunning(launched.process)).toBe(true);
  launched.close();
  await until(() => !isRunning(launched.process));
});

test('a plugin does not outlive the process that started it, however that ends', async () => {
  const plugin = program(`echo $$ > ${folder}/pid; echo '1|5|unix|/run/it|grpc|'; exec sleep 60`);
  const script = `require('${CLONE}/src/load/register.js');
    const { launchPlugin } = require('${CLONE}/src/simulate/real/launch.ts');
    launchPlugin('${plugin}').then(() => process.kill(process.pid, 'SIGKILL'));`;
  const { signal } = spawnSync(process.execPath, ['-e', script]);

  expect(signal).toBe('SIGKILL');
  const id = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  await until(() => !isRunning(id));
});

test('a plugin is asked as a plugin, and learns of no cloud', async () => {
  process.env['AWS_SECRET_ACCESS_KEY'] = 'hidden';
  process.env['KUBECONFIG'] = 'hidden';
  try {
    const launched = await launchPlugin(program(`env > ${folder}/variables; echo no`));
    const variables = readFileSync(join(folder, 'variables'), 'utf8');

    expect(launched).toHaveProperty('unusable');
    expect(variables).not.toContain('hidden');
    expect(variables).toMatch(/^TF_PLUGIN_MAGIC_COOKIE=\w{64}$/m);
    expect(variables).toMatch(/^PLUGIN_PROTOCOL_VERSIONS=5$/m);
    expect(variables).not.toContain('PLUGIN_CLIENT_CERT');
  } finally {
    delete process.env['AWS_SECRET_ACCESS_KEY'];
    delete process.env['KUBECONFIG'];
  }
});

test.each<{ because: string; script: string; says: string; patience?: number }>([
  { because: 'it is no plugin', script: 'echo hello', says: 'does not answer as a plugin' },
  { because: 'it dies, and says why', script: 'echo no disk >&2; exit 1', says: 'no disk' },
  { because: 'it says nothing', script: 'exec sleep 60', says: 'said nothing', patience: 200 },
  {
    because: 'it never ends its line',
    script: 'printf 1; exec sleep 60',
    says: 'said nothing',
    patience: 200,
  },
])('a program is of no use: $because', async ({ script, says, patience }) => {
  const launched = await launchPlugin(program(script), patience);

  expect(launched).toEqual({ unusable: expect.stringContaining(says) as unknown });
});

test('a program that is not there is of no use', async () => {
  expect(await launchPlugin(join(folder, 'none'))).toHaveProperty('unusable');
});
