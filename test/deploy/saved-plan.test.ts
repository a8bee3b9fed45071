import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../terraform/repository';
import { copyForEach } from './copies';
import { TEST, imageIn, mustEnd, recordsOf, shop, stateOf } from './shop';

jest.setTimeout(120_000);

const ENVIRONMENT = ['-e', 'shop/test'] as const;
const PLAN = ['plan', ...ENVIRONMENT, '--out', 'plans'] as const;
const APPLY = ['deploy', '--plan', 'plans', '--yes'] as const;
const SCORE = 'projects/shop/web/score.yaml';
const KEPT = 'plans/shop-test/plan.json';

/** A shop that was deployed, with a plan kept for a new image; each test has a copy of it. */
let repository: Repository;
copyForEach(
  () => {
    const planned = shop();
    mustEnd(0, planned.scoreform('new', 'pack', 'acme'));
    planned.edit(
      'stacks/platform.ts',
      "import { definePlatform } from 'scoreform';",
      "import { definePlatform } from 'scoreform';\nimport { acme } from '../resource-packs/acme';",
    );
    planned.edit(
      'stacks/platform.ts',
      'packs: [sandbox()]',
      "packs: [sandbox().without('dns'), acme({ domain: 'apps.example' })]",
    );
    mustEnd(0, planned.scoreform('deploy', ...ENVIRONMENT, '--yes'));
    planned.edit(SCORE, 'web:1.0.0', 'web:2.0.0');
    mustEnd(0, planned.scoreform(...PLAN));
    return planned;
  },
  (copy) => {
    repository = copy;
  },
);

test('a plan that was kept is applied, and it is what was shown', async () => {
  const { stdout } = mustEnd(0, repository.scoreform(...APPLY));
  expect(stdout).toContain('shop/test: 1 changed');
  expect(imageIn(stateOf(repository))).toBe('web:2.0.0');
  const last = await recordsOf(repository).last(TEST);
  expect(last?.end?.changes).toEqual([
    expect.objectContaining({ address: 'workload.default#web', action: 'update', result: 'done' }),
  ]);
  mustEnd(0, repository.scoreform('plan', ...ENVIRONMENT, '--detailed-exitcode'));
});

test('a plan is applied once: the second time another deployment has been in between', () => {
  mustEnd(0, repository.scoreform(...APPLY));
  expect(mustEnd(4, repository.scoreform(...APPLY)).stderr).toContain('deploy/stale-plan');
});

test('a plan without changes is kept and applied, too', () => {
  mustEnd(0, repository.scoreform(...APPLY));
  mustEnd(0, repository.scoreform('plan', ...ENVIRONMENT, '--out', 'more'));
  const { stdout } = mustEnd(0, repository.scoreform('deploy', '--plan', 'more', '--yes'));
  expect(stdout).toContain('nothing to change');
});

test('a first plan, when nothing exists yet, is kept and applied', () => {
  const fresh = shop();
  mustEnd(0, fresh.scoreform(...PLAN));
  expect(mustEnd(0, fresh.scoreform(...APPLY)).stdout).toContain('8 created');
  fresh.remove();
});

test('what was allowed when the plan was made need not be allowed again', () => {
  mustEnd(0, repository.scoreform(...APPLY));
  repository.delete('projects/shop/worker');
  mustEnd(4, repository.scoreform('plan', ...ENVIRONMENT, '--out', 'less'));
  expect(mustEnd(1, repository.scoreform('deploy', '--plan', 'less')).stderr).toContain(
    'deploy/no-plan',
  );
  mustEnd(
    0,
    repository.scoreform(
      'plan',
      ...ENVIRONMENT,
      '--out',
      'less',
      '--allow-destroy',
      'postgres.default#worker.jobs',
    ),
  );
  mustEnd(0, repository.scoreform('deploy', '--plan', 'less', '--yes'));
  expect(stateOf(repository)).not.toContain('postgres_default_worker_jobs');
});

test('a plan that is refused takes the place of one that was allowed', () => {
  repository.delete('projects/shop/worker');
  const plan = ['plan', ...ENVIRONMENT, '--out', 'same'];
  mustEnd(0, repository.scoreform(...plan, '--allow-destroy', 'postgres.default#worker.jobs'));
  mustEnd(4, repository.scoreform(...plan));
  const { stderr } = mustEnd(1, repository.scoreform('deploy', '--plan', 'same', '--yes'));
  expect(stderr).toContain('deploy/no-plan');
});

interface Staleness {
  readonly because: string;
  readonly change: (repository: Repository) => void;
  readonly reason: string | RegExp;
  /** @default deploy/stale-plan */
  readonly code?: string;
}

const STALE: readonly Staleness[] = [
  {
    because: 'an input was changed',
    change: (it) => it.edit(SCORE, 'web:2.0.0', 'web:3.0.0'),
    reason: `${SCORE} was changed`,
  },
  {
    because: 'an input came',
    change: (it) =>
      it.write('projects/shop/more/score.yaml', it.read(SCORE).replace('name: web', 'name: more')),
    reason: 'projects/shop/more/score.yaml was changed',
  },
  {
    because: 'an input went, of what holds no data',
    change: (it) =>
      it.write('projects/shop/environments/test.yaml', 'type: development\nlabels: { a: b }\n'),
    reason: 'projects/shop/environments/test.yaml was changed',
  },
  {
    because: 'the state was changed by Terraform itself, beside us',
    change: (it) => {
      const state = join(it.root, '.scoreform/state/shop/test.tfstate');
      mustEnd(
        0,
        it.run('terraform', 'taint', `-state=${state}`, 'terraform_data.workload_default_worker'),
      );
    },
    reason: 'the state was changed',
  },
  {
    because: 'the files of a pack were changed, and the stack with them',
    change: (it) => it.edit('resource-packs/acme/dns.ts', 'https://', 'http://'),
    reason: 'the pack acme was changed',
  },
  {
    because: 'the files of a pack were changed, even if the stack is the same',
    change: (it) => it.edit('resource-packs/acme/dns.ts', 'derived from', 'made of'),
    reason: 'the pack acme was changed',
  },
  {
    because: 'it is older than a day',
    change: (it) => {
      const kept = JSON.parse(it.read(KEPT)) as { plannedAt: string };
      const earlier = new Date(Date.parse(kept.plannedAt) - 25 * 60 * 60 * 1000).toISOString();
      it.write(KEPT, JSON.stringify({ ...kept, plannedAt: earlier }));
    },
    reason: 'it is 25 hours old',
  },
  {
    because: 'another deployment came in between',
    change: (it) => mustEnd(0, it.scoreform('deploy', ...ENVIRONMENT, '--yes')),
    reason: 'deployment 2 came in between',
  },
  {
    because: 'another deployment came in between, even if it changed nothing',
    change: (it) => {
      it.edit(SCORE, 'web:2.0.0', 'web:1.0.0');
      mustEnd(0, it.scoreform('deploy', ...ENVIRONMENT, '--yes'));
      it.edit(SCORE, 'web:1.0.0', 'web:2.0.0');
    },
    reason: 'deployment 2 came in between',
  },
  {
    because: 'the platform chooses otherwise now',
    change: (it) => it.edit('stacks/platform.ts', "'apps.example'", "'other.example'"),
    reason: 'stacks/platform.ts was changed',
  },
  {
    because: 'the plan itself was tampered with',
    change: ({ root }) => {
      const file = join(root, 'plans/shop-test/plan.tfplan');
      const bytes = readFileSync(file);
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      writeFileSync(file, bytes);
    },
    reason: 'The folder holds no whole plan of shop/test',
    code: 'deploy/broken-plan',
  },
  {
    because: 'a part of it is missing',
    change: (it) => it.delete('plans/shop-test/plan.tfplan'),
    reason: 'The folder holds no whole plan of shop/test',
    code: 'deploy/broken-plan',
  },
  {
    because: 'its copy of the stack is missing',
    change: (it) => it.delete('plans/shop-test/cdk.tf.json'),
    reason: 'The folder holds no whole plan of shop/test',
    code: 'deploy/broken-plan',
  },
  {
    because: 'its note says something else than it is',
    change: (it) =>
      it.write(KEPT, JSON.stringify({ ...(JSON.parse(it.read(KEPT)) as object), plan: {} })),
    reason: 'The folder holds no whole plan of shop/test',
    code: 'deploy/broken-plan',
  },
];

test.each(STALE)(
  'refused, and nothing changed: $because',
  ({ change, reason, code = 'deploy/stale-plan' }) => {
    change(repository);
    const before = stateOf(repository);
    const deployments = readdirSync(join(repository.root, '.scoreform/records/shop/test'));
    const { stderr } = mustEnd(4, repository.scoreform(...APPLY));
    expect(stderr).toContain(code);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(reason);
    expect(stateOf(repository)).toBe(before);
    expect(readdirSync(join(repository.root, '.scoreform/records/shop/test'))).toEqual(deployments);
  },
);
