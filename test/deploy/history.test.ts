import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { mustEnd, shop } from './shop';

jest.setTimeout(180_000);

const E = ['-e', 'shop/test'];
const RECORDS = '.scoreform/records/shop/test';

let repository: Repository;

interface Listed {
  readonly deployments: readonly Readonly<Record<string, unknown>>[];
}

/** Deployed, changed and deployed, and gone back. */
beforeAll(() => {
  repository = shop();
  mustEnd(0, repository.scoreform('deploy', ...E));
  repository.edit('projects/shop/web/score.yaml', 'web:1.0.0', 'web:1.1.0');
  mustEnd(0, repository.scoreform('deploy', ...E));
  mustEnd(0, repository.scoreform('rollback', ...E, '--to', '1'));
});
afterAll(() => repository.remove());

test('lists the newest first, with who, what and how it came out', () => {
  const { deployments } = jsonOf<Listed>(repository.scoreform('history', ...E, '--format', 'json'));

  expect(deployments.map(({ id }) => id)).toEqual(['3', '2', '1']);
  expect(deployments[0]).toMatchObject({
    project: 'shop',
    environment: 'test',
    operation: 'rollback',
    goesBackTo: '1',
    outcome: 'succeeded',
    by: expect.stringMatching(/^[^@]+@.+$/),
    changes: [
      {
        address: 'workload.default#web',
        terraformAddress: 'terraform_data.workload_default_web',
        action: 'update',
        result: 'done',
      },
    ],
  });
  const text = mustEnd(0, repository.scoreform('history', ...E)).stdout.split('\n');
  expect(text[3]).toMatch(/^3 .* rollback to 1 +succeeded +1 changed$/);
  const limited = mustEnd(0, repository.scoreform('history', '--limit', '1', '--format', 'json'));
  expect(jsonOf<Listed>(limited).deployments).toHaveLength(1);
});

test('shows one deployment with all that went into it, and the log on demand', () => {
  const { stdout } = mustEnd(0, repository.scoreform('history', 'show', '2', ...E));

  expect(stdout).toContain(
    'update  done  workload.default#web  terraform_data.workload_default_web',
  );
  expect(stdout).toContain('projects/shop/web/score.yaml');
  expect(stdout).toContain('sandbox');
  expect(stdout).not.toContain('Apply complete');
  const logged = mustEnd(0, repository.scoreform('history', 'show', '2', ...E, '--log'));
  expect(logged.stdout).toContain('Apply complete');
});

test('tells what differs between two deployments, down to the setting', () => {
  const diff = ['history', 'diff', '1', '2', ...E];
  const { stdout } = mustEnd(0, repository.scoreform(...diff));

  expect(stdout).toContain('projects/shop/web/score.yaml  changed  +1 −1 lines');
  expect(stdout).toContain('workload.default#web (terraform_data.workload_default_web): changed');
  expect(stdout).toMatch(/image {2}"registry.example\/web:1.0.0" → "registry.example\/web:1.1.0"/);
  const there = jsonOf(repository.scoreform(...diff, '--format', 'json'));
  expect(there).toMatchObject({ before: '1', after: '2', packs: [], providers: [], resources: [] });
  const same = mustEnd(0, repository.scoreform('history', 'diff', '1', '3', ...E));
  expect(same.stdout).toContain('nothing differs');
});

test('a deployment that is none is a mistake that says so', () => {
  const { stderr } = mustEnd(1, repository.scoreform('history', 'show', '9', ...E));

  expect(stderr).toContain('[cli/no-such-deployment]');
});

test('an environment whose file has gone still has its history', () => {
  repository.inCopy((copy) => {
    copy.delete('projects/shop/environments/test.yaml');
    const listed = jsonOf<Listed>(copy.scoreform('history', ...E, '--format', 'json'));
    expect(listed.deployments).toHaveLength(3);
  });
});

test.each([
  {
    because: 'a record was edited',
    spoil: (copy: Repository) => copy.edit(`${RECORDS}/1/end.json`, '"succeeded"', '"failed"'),
  },
  {
    because: 'a stack was edited, which a rollback would take',
    spoil: (copy: Repository) => copy.edit(`${RECORDS}/2/cdk.tf.json`, 'web:1.1.0', 'web:6.6.6'),
  },
  {
    because: 'the newest record was taken away',
    spoil: (copy: Repository) => copy.delete(`${RECORDS}/3`),
  },
])('a broken chain is said loudly: $because', ({ spoil }) => {
  repository.inCopy((copy) => {
    spoil(copy);
    const { stdout, stderr } = mustEnd(1, copy.scoreform('history', ...E));
    expect(stderr).toContain('[deploy/broken-records]');
    expect(stdout).toContain('shop/test');
  });
});
