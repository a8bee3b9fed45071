import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';

const SHOP = join(__dirname, 'repositories', 'shop');
const BROKEN = join(__dirname, 'repositories', 'broken');
let output: string;

beforeEach(() => (output = join(mkdtempSync(join(tmpdir(), 'scoreform-')), 'out')));
afterEach(() => rmSync(join(output, '..'), { recursive: true, force: true }));

test('writes the stacks of the chosen environments and no other', async () => {
  const { exitCode, stdout, stderr } = await runCli(
    ['synth', '-e', '*/production', '--output', output],
    SHOP,
  );

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe('blog-production\nshop-production\n\n2 stacks written\n');
  expect(readdirSync(join(output, 'stacks')).sort()).toEqual([
    'blog-production',
    'shop-production',
  ]);
  expect(readdirSync(join(output, 'stacks', 'shop-production')).sort()).toEqual([
    'cdk.tf.json',
    'scoreform.json',
  ]);
});

test('names the stacks in JSON', async () => {
  const { stdout } = await runCli(
    ['synth', '-e', 'shop/*', '--output', output, '--format', 'json'],
    SHOP,
  );

  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    stacks: ['shop-development', 'shop-production'],
  });
});

test.each([
  { because: 'a resource cannot be made', root: BROKEN, args: [] },
  {
    because: 'an environment does not exist',
    root: SHOP,
    args: ['-e', 'shop/staging', '-e', 'shop/production'],
  },
])('writes nothing where $because', async ({ root, args }) => {
  const { exitCode, stdout } = await runCli(['synth', ...args, '--output', output], root);

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(existsSync(output)).toBe(false);
});
