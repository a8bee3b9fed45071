import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeOn, type Found } from '../engines/found';
import { bindClaims, list } from './objects';
import { platformOn } from './platform';
import { attempts } from './stacks';
import { describeWithCluster } from './test-cluster';

const CLONE = resolve(__dirname, '../..');
const PATIENCE = 30_000;
const ENVIRONMENT = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };

/** Terraform, where it finds the provider: in a mirror, in its cache, or in its registry. */
function findTerraform(): Found<'terraform'> {
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-provider-'));
  try {
    const kubernetes = { source: 'hashicorp/kubernetes', version: '>= 2.38, < 3' };
    const main = { terraform: { required_providers: { kubernetes } } };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(main));
    const options = { timeout: PATIENCE, env: ENVIRONMENT };
    const { status } = spawnSync('terraform', [`-chdir=${folder}`, 'init'], options);
    if (status === 0) return { engine: 'terraform' };
    return { missing: 'terraform init finds no hashicorp/kubernetes' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeOn('the real provider', findTerraform(), (command) => {
  describeWithCluster('with the example', (on) => {
    const folder = mkdtempSync(join(tmpdir(), 'scoreform-real-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** Runs Terraform, and stands in meanwhile for what makes volumes. */
    async function terraform(
      ...args: readonly string[]
    ): Promise<{ status: number; said: string }> {
      const child = spawn(command, [`-chdir=${folder}`, ...args, '-no-color'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: ENVIRONMENT,
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (said += text));
      const binding = setInterval(() => bindClaims(on.cluster), 1000);
      const status = await new Promise<number>((ended) =>
        child.once('close', (code) => ended(code ?? -1)),
      );
      clearInterval(binding);
      return { status, said };
    }

    test('deploys, has nothing left to do, and is destroyed without a trace', async () => {
      const [staging] = attempts(CLONE, platformOn(on.cluster.kubeconfig));
      if (!staging?.stack) throw new Error('The example has no stack of the type "staging".');
      writeFileSync(join(folder, 'cdk.tf.json'), staging.stack.terraform);
      // The state of a test is not kept where a repository keeps it.
      const local = { terraform: { backend: { local: { path: 'test.tfstate' } } } };
      writeFileSync(join(folder, 'backend_override.tf.json'), JSON.stringify(local));
      for (const args of [
        ['init'],
        ['apply', '-auto-approve'],
        ['plan', '-detailed-exitcode'],
        ['destroy', '-auto-approve'],
      ]) {
        expect({ args, ...(await terraform(...args)) }).toMatchObject({ args, status: 0 });
      }
      const names = list(on.cluster, 'namespaces').map(({ metadata }) => metadata.name);
      expect(names).not.toContain('shop--staging');
    }, 900_000);
  });
});
