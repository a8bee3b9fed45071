import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonOf } from '../deploy/answers';
import { familyOf, untilGone } from '../deploy/processes';
import { mustEnd } from '../deploy/shop';
import type { Ended, Repository } from '../terraform/repository';
import { copyOf, leftOf, lies, web } from './web';

jest.setTimeout(900_000);

const CLUSTER = ['-e', 'web/cluster', '--simulate'] as const;
const STATE = 'simulated/state/web/cluster.tfstate';
const CLOUD = 'simulated/cloud/web/cluster.jsonl';

/** With the cluster deployed; nobody changes it. */
let base: Repository;
let deployed: Ended;
let made: Repository[] = [];

beforeAll(() => {
  base = web();
  deployed = mustEnd(0, base.scoreform('deploy', ...CLUSTER));
});
afterEach(() => {
  for (const repository of made) repository.remove();
  made = [];
});
afterAll(() => base.remove());

function copyOfBase(): Repository {
  const copy = copyOf(base);
  made.push(copy);
  return copy;
}

test('all of an environment is deployed, and nothing real is touched', () => {
  expect(deployed.stdout).toMatch(/^web\/cluster: \d\d created \(simulated deployment 1\)\n$/);
  expect(deployed.stderr).toMatch(/^simulation: no cloud is asked\n/);
  expect(deployed.stderr).toMatch(/^simulation: hashicorp\/kubernetes is planned by /m);
  expect([STATE, CLOUD].map((path) => lies(base, path))).toEqual([true, true]);
  const real = ['state', 'records', 'data', '../.terraform.lock.hcl'];
  expect(real.filter((path) => lies(base, path))).toEqual([]);
  expect(leftOf(base)).toEqual([]);
  expect(mustEnd(0, base.scoreform('history')).stdout).toBe('No deployment yet.\n');
});

test('what was deployed is as it was deployed, and every format says what it is', () => {
  const plan = mustEnd(0, base.scoreform('plan', ...CLUSTER, '--detailed-exitcode'));
  const drift = mustEnd(0, base.scoreform('drift', ...CLUSTER, '--format', 'markdown'));
  const status = mustEnd(0, base.scoreform('status', ...CLUSTER, '--format', 'json'));
  const outputs = mustEnd(0, base.scoreform('outputs', ...CLUSTER));

  expect(plan.stdout).toMatch(/^Simulation: .*\n\nweb\/cluster: no changes\n$/);
  expect(drift.stdout).toMatch(/^> \*\*Simulation: .*\*\*\n\n### No drift in 1 environment/);
  expect(jsonOf(status)).toMatchObject({
    simulated: true,
    environments: [{ environment: 'cluster', health: 'healthy', deployment: { id: '1' } }],
  });
  expect(outputs.stdout).toMatch(
    /^Simulation: .*\n\nweb\/cluster\n {2}postgres\.default#site\.db$/m,
  );
});

test('a plan is applied in its own world and in no other, and can be taken back', () => {
  const repository = copyOfBase();
  repository.edit('projects/web/site/score.yaml', 'site:1.0.0', 'site:2.0.0');
  mustEnd(0, repository.scoreform('plan', ...CLUSTER, '--out', 'plans'));

  const real = mustEnd(4, repository.scoreform('deploy', '--plan', 'plans'));
  const simulated = mustEnd(0, repository.scoreform('deploy', '--simulate', '--plan', 'plans'));
  const back = mustEnd(0, repository.scoreform('rollback', ...CLUSTER, '--to', '1'));

  expect(real.stderr).toContain('deploy/plan-of-another-world');
  expect(simulated.stdout).toBe('web/cluster: 1 changed (simulated deployment 2)\n');
  expect(back.stdout).toBe('web/cluster: 1 changed (simulated deployment 3)\n');
});

test('what holds data is guarded, and when all is gone only records are left', () => {
  const repository = copyOfBase();
  const refused = mustEnd(4, repository.scoreform('destroy', ...CLUSTER));
  const gone = mustEnd(0, repository.scoreform('destroy', ...CLUSTER, '--confirm', 'cluster'));

  expect(refused.stderr).toContain('destroy -e web/cluster --simulate --confirm');
  expect(gone.stdout).toMatch(/^web\/cluster: \d\d deleted \(simulated deployment 2\)\n$/);
  expect(gone.stderr).not.toContain('cli/simulated-remains');
  expect([STATE, CLOUD].map((path) => lies(repository, path))).toEqual([false, false]);
  expect(lies(repository, 'simulated/records/web/cluster/2/end.json')).toBe(true);
});

test('a stack without a provider is apart from the real one all the same', () => {
  const repository = copyOfBase();
  const sandbox = ['-e', 'web/sandbox'] as const;
  const simulated = mustEnd(0, repository.scoreform('deploy', ...sandbox, '--simulate'));
  expect(lies(repository, 'state')).toBe(false);
  mustEnd(0, repository.scoreform('plan', ...sandbox, '--out', 'plans'));
  const mixed = mustEnd(4, repository.scoreform('deploy', '--simulate', '--plan', 'plans'));

  expect(simulated.stdout).toMatch(/^web\/sandbox: \d created \(simulated deployment 1\)\n$/);
  expect(mixed.stderr).toContain('deploy/plan-of-another-world');
});

test('without an engine it says what is missing', () => {
  const repository = copyOfBase();
  repository.variables['PATH'] = join(repository.root, 'tmp');
  const { stderr } = mustEnd(3, repository.scoreform('deploy', ...CLUSTER));

  expect(stderr).toContain('deploy/no-engine');
});

test('interrupted, it ends what it began and leaves neither a process nor a socket', async () => {
  const repository = web();
  made.push(repository);
  const fault = 'kubernetes_namespace_v1=slow:3';
  const { process, ended } = repository.start('deploy', ...CLUSTER, '--fault', fault);
  const log = join(repository.root, '.scoreform/simulated/data/web-cluster/deployment.jsonl');
  while (!existsSync(log) || !readFileSync(log, 'utf8').includes('"apply_start"')) await sleep(20);
  const family = familyOf(Number(process.pid));
  process.kill('SIGINT');
  const { status, stdout } = await ended;
  await untilGone(family);

  expect({ status, stdout }).toEqual({ status: 130, stdout: expect.stringMatching('interrupted') });
  expect(leftOf(repository)).toEqual([]);

  mustEnd(0, repository.scoreform('deploy', ...CLUSTER));
  mustEnd(0, repository.scoreform('plan', ...CLUSTER, '--detailed-exitcode'));
});
