import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Installation, REGISTRY_REACHED, must, npmInstall, packed } from './installed';
import { mustRun } from '../terraform/engine';

const describeOnline = REGISTRY_REACHED ? describe : describe.skip;

describeOnline('the npm package (skipped where no registry is reached)', () => {
  let tarball = '';
  /** As somebody has it who asked for nothing but the package. */
  let installation: Installation;
  beforeAll(() => {
    tarball = packed();
    installation = new Installation({ scoreform: `file:${tarball}` });
  }, 600_000);
  afterAll(() => installation.remove());

  test('gives a working init, whose repository passes its own tests and deploys', () => {
    must(installation.folder, 'npx', 'scoreform', 'init', 'acme');
    const acme = join(installation.folder, 'acme');
    const manifest = JSON.parse(readFileSync(join(acme, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    // What was just packed is published nowhere.
    manifest.dependencies['scoreform'] = `file:${tarball}`;
    writeFileSync(join(acme, 'package.json'), JSON.stringify(manifest));
    npmInstall(acme);
    must(acme, 'npm', 'test');
    must(
      acme,
      'npx',
      'cdktf',
      'deploy',
      'hello-development',
      '--auto-approve',
      '--skip-provider-lock',
    );
    const stack = join(acme, 'cdktf.out', 'stacks', 'hello-development');
    mustRun('terraform', stack, 'plan', '-detailed-exitcode');
    must(acme, 'npx', 'scoreform', 'new', 'workload', 'hello/api');
    must(acme, 'npx', 'scoreform', 'new', 'pack', 'acme');
    must(acme, 'npx', 'tsc', '--noEmit');
    must(acme, 'npx', 'scoreform', 'check');
  }, 900_000);

  test('works on cdktn by an npm alias, with no change of source, and writes the same Terraform', () => {
    const byCdktn = new Installation({
      scoreform: `file:${tarball}`,
      constructs: '~10.7.2',
      typescript: '~5.9.3',
      cdktf: 'npm:cdktn@0.24.0',
    });
    try {
      const [one, other] = [installation, byCdktn].map(({ folder }) => {
        must(folder, 'npx', 'scoreform', 'init', 'platform');
        const root = join(folder, 'platform');
        must(root, 'npx', 'scoreform', 'synth');
        return root;
      }) as [string, string];
      const stacks = readdirSync(join(one, 'cdktf.out', 'stacks'));
      expect(stacks).toEqual(readdirSync(join(other, 'cdktf.out', 'stacks')));
      for (const name of stacks) {
        expect(terraformIn(other, name)).toEqual(terraformIn(one, name));
        const stack = join(other, 'cdktf.out', 'stacks', name);
        mustRun('terraform', stack, 'init');
        mustRun('terraform', stack, 'apply', '-auto-approve');
        mustRun('terraform', stack, 'plan', '-detailed-exitcode');
      }
    } finally {
      byCdktn.remove();
    }
  }, 900_000);
});

/** A stack without the header, in which each library states its own version. */
function terraformIn(root: string, stack: string): unknown {
  const file = join(root, 'cdktf.out', 'stacks', stack, 'cdk.tf.json');
  const { '//': _header, ...terraform } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    unknown
  >;
  return terraform;
}
