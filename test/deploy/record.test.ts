import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../terraform/repository';
import { TEST, mustEnd, recordsOf, shop, stateOf } from './shop';

jest.setTimeout(120_000);

const ENVIRONMENT = ['-e', 'shop/test'] as const;
const DEPLOY = ['deploy', ...ENVIRONMENT, '--yes'] as const;
const SCORE = 'projects/shop/web/score.yaml';

/** A shop after all that can happen to one. */
let repository: Repository;

beforeAll(() => {
  repository = shop();
  mustEnd(0, repository.scoreform(...DEPLOY));
  repository.edit(SCORE, 'web:1.0.0', 'web:2.0.0');
  mustEnd(0, repository.scoreform(...DEPLOY));
  mustEnd(0, repository.scoreform('rollback', ...ENVIRONMENT, '--to', '1', '--yes'));
  mustEnd(4, repository.scoreform('destroy', ...ENVIRONMENT, '--yes'));
  mustEnd(0, repository.scoreform('destroy', ...ENVIRONMENT, '--yes', '--confirm', 'test'));
});
afterAll(() => repository.remove());

test('every deployment has left its record, and a refused one has not', async () => {
  const all = await recordsOf(repository).list(TEST);
  expect(
    all.map(({ start: { id, operation, goesBackTo }, end }) => [
      id,
      operation,
      goesBackTo,
      end?.outcome,
    ]),
  ).toEqual([
    ['1', 'deploy', null, 'succeeded'],
    ['2', 'deploy', null, 'succeeded'],
    ['3', 'rollback', '1', 'succeeded'],
    ['4', 'destroy', null, 'succeeded'],
  ]);
});

test('the records are chained, and a change of any of them shows', async () => {
  expect(await recordsOf(repository).verify(TEST)).toEqual([]);
  const tampered = repository.copy();
  tampered.edit('.scoreform/records/shop/test/2/end.json', 'succeeded', 'failed');
  expect(await recordsOf(tampered).verify(TEST)).not.toEqual([]);
  tampered.remove();
});

test('a record says who, when, from what, with what, and what was done', async () => {
  const [, second] = await recordsOf(repository).list(TEST);
  expect(second?.start).toMatchObject({
    project: 'shop',
    environment: 'test',
    stack: 'shop-test',
    engine: { name: 'terraform' },
    packs: [expect.objectContaining({ name: 'sandbox' })],
    planned: [{ address: 'workload.default#web', action: 'update', result: null }],
  });
  expect(second?.start.inputs.map(({ path }) => path)).toEqual(
    expect.arrayContaining([SCORE, 'projects/shop/environments/test.yaml', 'stacks/platform.ts']),
  );
  expect(second?.end?.changes).toEqual([
    expect.objectContaining({ address: 'workload.default#web', action: 'update', result: 'done' }),
  ]);
  expect(await recordsOf(repository).text(TEST, '2', 'cdk.tf.json')).toContain('web:2.0.0');
  expect(await recordsOf(repository).text(TEST, '2', 'log.jsonl')).toContain('"apply_complete"');
});

test('a destroy tells that nothing is left', async () => {
  expect((await recordsOf(repository).last(TEST))?.end?.resources).toBe(0);
  expect(JSON.parse(stateOf(repository) ?? '')).toMatchObject({ resources: [] });
});

test('nothing else is left behind: no lock, no plan, no folder of a run', () => {
  const folder = join(repository.root, '.scoreform');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => /lock\.json$|claims.+|tfplan|\.before$/.test(name))).toEqual([]);
  expect(readdirSync(join(folder, 'runs'))).toEqual([]);
});

test('a deployment that fails is recorded with what the engine said, and the next one repairs it', async () => {
  const failing = shop();
  failing.edit(SCORE, '  name: { type: dns }', '  name: { type: dns }\n  broken: { type: redis }');
  failing.write('stacks/broken.ts', BROKEN);
  failing.edit(
    'stacks/platform.ts',
    "import { definePlatform } from 'scoreform';",
    "import { definePlatform, rule } from 'scoreform';\nimport { broken } from './broken';",
  );
  failing.edit('stacks/platform.ts', 'rules: []', "rules: [rule({ id: 'web.broken' }, broken)]");
  const { stderr } = mustEnd(3, failing.scoreform(...DEPLOY));
  expect(stderr).toContain('deploy/engine-failed');
  const first = await recordsOf(failing).last(TEST);
  expect(first?.end?.outcome).toBe('failed');
  expect(first?.end?.errors.join()).toContain('local-exec provisioner error');
  expect(first?.end?.changes).toContainEqual(
    expect.objectContaining({
      address: 'redis.default#web.broken',
      action: 'create',
      result: 'failed',
    }),
  );
  failing.variables['REDIS_WORKS'] = 'yes';
  mustEnd(0, failing.scoreform(...DEPLOY));
  mustEnd(0, failing.scoreform('plan', ...ENVIRONMENT, '--detailed-exitcode'));
  expect(await recordsOf(failing).verify(TEST)).toEqual([]);
  failing.remove();
});

/** A server that holds data and cannot be made at first. */
const BROKEN = `import { TerraformResource } from 'cdktf';
import { defineResource } from 'scoreform';
import { redisType } from 'scoreform/resource-types';

class Server extends TerraformResource {
  constructor(scope: any) {
    super(scope, 'Default', { terraformResourceType: 'terraform_data' });
    this.addOverride('provisioner', [{ 'local-exec': { command: 'test -n "$REDIS_WORKS"' } }]);
  }
  protected override synthesizeAttributes() { return { input: 'server' }; }
}

export const broken = defineResource(redisType, {
  name: 'broken',
  summary: 'A server.',
  stateful: ['terraform_data'],
  unavailable: { password: 'It has none.' },
  create({ scope }) {
    new Server(scope);
    return { host: 'redis', port: 6379, username: 'default' };
  },
});
`;

test('the log is what the engine said, a line of JSON for each event', () => {
  const log = readFileSync(
    join(repository.root, '.scoreform/records/shop/test/1/log.jsonl'),
    'utf8',
  );
  for (const line of log.split('\n').filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
});
