import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFolder, rootFromStack } from '../../src/emit';
import type { EmittedStack } from '../../src/model';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const stackOf = (name: string, terraform = '{}\n') =>
  ({ name, terraform, description: { version: 1, stack: name } }) as EmittedStack;
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

test('the manifest is what cdktf looks stacks up in, whatever order they came in', () => {
  const output = new OutputFolder(folder, '0.21.0');
  for (const name of ['shop-prod', 'blog-prod']) output.write(stackOf(name));
  expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
  expect(output.finish()).toEqual(['blog-prod', 'shop-prod']);
  const manifest = JSON.parse(read('manifest.json')) as { stacks: object; version: string };
  expect(Object.keys(manifest.stacks)).toEqual(['blog-prod', 'shop-prod']);
  expect(manifest).toMatchObject({
    version: '0.21.0',
    stacks: {
      'shop-prod': {
        name: 'shop-prod',
        constructPath: 'shop-prod',
        workingDirectory: 'stacks/shop-prod',
        synthesizedStackPath: 'stacks/shop-prod/cdk.tf.json',
        annotations: [],
        dependencies: [],
      },
    },
  });
});

test('a stack is written to the letter, and what Terraform keeps beside it stays', () => {
  new OutputFolder(folder, '1').write(stackOf('shop-prod', '{"first":true}\n'));
  writeFileSync(join(folder, 'stacks', 'shop-prod', '.terraform.lock.hcl'), 'lock');
  new OutputFolder(folder, '1').write(stackOf('shop-prod', '{"second":"ä"}\n'));
  expect(read('stacks', 'shop-prod', 'cdk.tf.json')).toBe('{"second":"ä"}\n');
  expect(read('stacks', 'shop-prod', 'scoreform.json')).toBe('{"version":1,"stack":"shop-prod"}\n');
  expect(read('stacks', 'shop-prod', '.terraform.lock.hcl')).toBe('lock');
});

test('a repository without environments has a manifest without stacks', () => {
  expect(new OutputFolder(join(folder, 'new', 'folder'), '1').finish()).toEqual([]);
  expect(JSON.parse(read('new', 'folder', 'manifest.json'))).toEqual({ stacks: {}, version: '1' });
});

test.each([
  { because: 'the usual folder', output: '/repo/cdktf.out', want: '../../..' },
  { because: 'a deeper folder', output: '/repo/build/out', want: '../../../..' },
  { because: 'a folder elsewhere', output: '/tmp/out', want: '../../../../repo' },
])('the way back to the root from $because', ({ output, want }) => {
  expect(rootFromStack('/repo', output, 'shop-prod')).toBe(want);
});
