import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeEstate } from '../../bench/estate';

const CLONE = resolve(__dirname, '../..');

interface Stack {
  readonly resource: {
    readonly terraform_data: Record<string, { readonly input: { address: string } }>;
  };
  readonly output: Record<string, { readonly value: object }>;
}

function node(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

/** The shape of what a stack makes: every key of every argument and output, without names of its own choosing. */
function shapeOf(file: string) {
  const { resource, output } = JSON.parse(readFileSync(file, 'utf8')) as Stack;
  const keys = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`))
      : [path];
  const inputs = Object.values(resource.terraform_data).map(({ input }) => ({
    address: input.address,
    keys: keys(input).sort(),
  }));
  return {
    inputs: inputs.sort((a, b) => (a.address < b.address ? -1 : 1)),
    outputs: Object.values(output)
      .map(({ value }) => keys(value).sort().join())
      .sort(),
  };
}

test("the benchmark's peer makes the same resources and outputs as we do", () => {
  const root = mkdtempSync(join(tmpdir(), 'scoreform-peer-'));
  try {
    writeEstate(root, CLONE, { workloads: 3, environments: 1 });
    node(root, join(CLONE, 'bin', 'scoreform.js'), 'synth');
    const register = join(CLONE, 'src', 'load', 'register.js');
    node(root, '-r', register, join(CLONE, 'bench', 'plain-app.ts'), '3', '1', join(root, 'plain'));
    const [ours, theirs] = ['cdktf.out', 'plain'].map((output) =>
      shapeOf(join(root, output, 'stacks', 'estate-env-0000', 'cdk.tf.json')),
    );
    expect(theirs).toEqual(ours);
    expect(ours?.inputs).toHaveLength(15);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
