import { join } from 'node:path';
import { runCli } from './run-cli';

const SHOP = join(__dirname, 'repositories', 'shop');
const BROKEN = join(__dirname, 'repositories', 'broken');

/** One JSON document, or a failure of the test. */
async function document(call: string, folder: string): Promise<Record<string, unknown>> {
  const { stdout } = await runCli([...call.split(' '), '--format', 'json'], folder);
  expect(stdout.endsWith('}\n')).toBe(true);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const position = { line: expect.any(Number), column: expect.any(Number) };
const diagnostic = {
  code: expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
  severity: expect.stringMatching(/^(error|warning)$/),
  summary: expect.any(String),
  detail: expect.any(String),
  subject: { file: expect.any(String), start: position, end: position },
  related: [],
};

test.each([
  'validate',
  'types',
  'types postgres',
  'explain cart.db',
  'explain match/tie',
  'graph',
  'check',
  'pack list',
  'pack show small',
  'pack test large --no-simulation',
  'environment list',
  'environment compare shop/development shop/production',
  'version',
])('%s is a document of version 1', async (call) => {
  expect(await document(call, SHOP)).toMatchObject({ version: 1 });
});

test('validate lists files and diagnostics', async () => {
  const { files, diagnostics, ...others } = await document('validate', BROKEN);

  expect(others).toEqual({ version: 1 });
  expect(files).toEqual(
    expect.arrayContaining([
      { file: 'projects/shop/cart/score.yaml', valid: false },
      { file: 'projects/shop/orders/score.yaml', valid: true },
    ]),
  );
  expect(diagnostics).toEqual([diagnostic, diagnostic]);
});

test('check lists what nothing makes as null', async () => {
  const { environments, diagnostics } = await document('check', BROKEN);

  expect(environments).toEqual([
    {
      project: 'shop',
      environment: 'development',
      resources: [
        { address: 'redis.default#orders.cache', definition: null, pack: null },
        { address: 'workload.default#orders', definition: 'workload', pack: 'small' },
      ],
    },
  ]);
  expect(diagnostics).toEqual([diagnostic, diagnostic, diagnostic]);
});

test('a document is written where nothing can be checked, too', async () => {
  expect(await document('check -e shop/developmnet', SHOP)).toEqual({
    version: 1,
    environments: [],
    diagnostics: [{ ...diagnostic, code: 'cli/unknown-environment', subject: null }],
  });
});

test('output does not depend on the folder it is asked in', async () => {
  const calls = ['validate', 'graph', 'check', 'explain cart.db', 'pack show small'];
  for (const call of calls) {
    const here = await runCli(call.split(' '), SHOP);
    const below = await runCli(call.split(' '), join(SHOP, 'projects', 'shop', 'cart'));
    const elsewhere = await runCli(['-C', SHOP, ...call.split(' ')], BROKEN);

    expect(below).toEqual(here);
    expect(elsewhere).toEqual(here);
  }
});
