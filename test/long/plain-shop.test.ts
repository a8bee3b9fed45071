import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plainInputs } from '../../bench/plain-inputs';
import { writeShop } from '../../bench/shop';

const CLONE = resolve(__dirname, '../..');
const STACK = join('stacks', 'shop-env-0000', 'cdk.tf.json');

function node(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

/** Every resource and data source by its type, without the names that constructs have. */
function bodiesOf(file: string): Readonly<Record<string, readonly string[]>> {
  const { resource, data = {} } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'resource' | 'data',
    Record<string, Record<string, object>>
  >;
  return Object.fromEntries(
    Object.entries({ ...resource, ...data }).map(([type, made]) => [
      type,
      Object.values(made)
        .map((body) => JSON.stringify({ ...body, '//': undefined }, sortedKeys))
        .sort(),
    ]),
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test.each(['production', 'staging'])(
  "the benchmark's peer makes the same resources of the example's %s as we do",
  (like) => {
    const root = mkdtempSync(join(tmpdir(), 'scoreform-peer-'));
    try {
      writeShop(root, CLONE, { like, environments: 1 });
      node(root, join(CLONE, 'bin', 'scoreform.js'), 'synth');
      const ours = join(root, 'cdktf.out', STACK);
      const inputs = join(root, 'inputs.json');
      writeFileSync(inputs, JSON.stringify(plainInputs(readFileSync(ours, 'utf8'), CLONE)));
      const register = join(CLONE, 'src', 'load', 'register.js');
      const output = join(root, 'plain');
      node(root, '-r', register, join(CLONE, 'bench', 'plain-shop.ts'), inputs, '1', output);
      const theirs = bodiesOf(join(output, STACK));
      expect(theirs).toEqual(bodiesOf(ours));
      expect(Object.values(theirs).flat().length).toBeGreaterThan(50);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
  120_000,
);
