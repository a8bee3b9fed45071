import { join } from 'node:path';
import { runCli } from './run-cli';

const SHOP = join(__dirname, 'repositories', 'shop');

interface Checked {
  packs: {
    pack: string;
    checks: { definition: string; check: string; passed: boolean; reason: string | null }[];
  }[];
}

async function checked(...packs: string[]) {
  const { exitCode, stdout, stderr } = await runCli(
    ['pack', 'test', ...packs, '--no-simulation', '--format', 'json'],
    SHOP,
  );
  expect(stderr).toBe('');
  return { exitCode, ...(JSON.parse(stdout) as Checked) };
}

test('every pack is tested where none is named', async () => {
  const { packs } = await checked();

  expect(packs.map(({ pack }) => pack)).toEqual(['large', 'small']);
  for (const { checks } of packs) expect(checks.length).toBeGreaterThan(5);
});

test('a pack that keeps the contract is praised with 0', async () => {
  const { exitCode, packs } = await checked('large');

  expect(exitCode).toBe(0);
  expect(packs.flatMap(({ checks }) => checks.filter(({ passed }) => !passed))).toEqual([]);
});

test('a definition that holds data it never makes ends with 1 and a reason', async () => {
  const { exitCode, packs } = await checked('small');
  const failed = packs.flatMap(({ checks }) => checks.filter(({ passed }) => !passed));

  expect(exitCode).toBe(1);
  expect(failed).toEqual([
    {
      definition: 'postgres.default',
      check: expect.stringContaining('hold data'),
      passed: false,
      reason: expect.stringContaining('terraform_data'),
    },
  ]);
});

test('text shows a line for each definition and the reasons below', async () => {
  const { exitCode, stdout } = await runCli(['pack', 'test', 'small', '--no-simulation'], SHOP);

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^small\n/);
  expect(stdout).toMatch(/ {2}✓ workload\.default {2}\d+ checks\n/);
  expect(stdout).toMatch(
    / {2}✗ postgres\.default {2}\d+ checks\n {6}✗ .*hold data\n {8}.*terraform_data/,
  );
  expect(stdout).toMatch(/\n\n1 pack, \d+ checks, 1 not kept\n$/);
});
