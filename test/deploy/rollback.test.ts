import type { Repository } from '../terraform/repository';
import { copyForEach } from './copies';
import { TEST, imageIn, mustEnd, recordsOf, shop, stateOf } from './shop';

jest.setTimeout(120_000);

const ENVIRONMENT = ['-e', 'shop/test'] as const;
const DEPLOY = ['deploy', ...ENVIRONMENT, '--yes'] as const;
const SCORE = 'projects/shop/web/score.yaml';
const back = (to: string) => ['rollback', ...ENVIRONMENT, '--to', to, '--yes'];

/** A shop that was deployed with an image, and then with the next one; each test has a copy of it. */
let repository: Repository;
copyForEach(
  () => {
    const deployed = shop();
    mustEnd(0, deployed.scoreform(...DEPLOY));
    deployed.edit(SCORE, 'web:1.0.0', 'web:2.0.0');
    mustEnd(0, deployed.scoreform(...DEPLOY));
    return deployed;
  },
  (copy) => {
    repository = copy;
  },
);

test('going back runs what ran then, and is a deployment of its own', async () => {
  expect(imageIn(stateOf(repository))).toBe('web:2.0.0');
  const { stdout } = mustEnd(0, repository.scoreform(...back('1')));
  expect(stdout).toContain('shop/test: 1 changed');
  expect(imageIn(stateOf(repository))).toBe('web:1.0.0');

  const records = recordsOf(repository);
  const [first, , third] = await records.list(TEST);
  expect(third?.start).toMatchObject({ id: '3', operation: 'rollback', goesBackTo: '1' });
  expect(third?.start.files).toEqual(first?.start.files);
  expect(third?.start.inputs).toEqual(first?.start.inputs);
  expect(third?.end?.outcome).toBe('succeeded');
  expect(await records.verify(TEST)).toEqual([]);

  // The files still say what the second deployment said.
  mustEnd(2, repository.scoreform('plan', ...ENVIRONMENT, '--detailed-exitcode'));
  expect(mustEnd(0, repository.scoreform(...DEPLOY)).stdout).toContain('1 changed');
  expect(imageIn(stateOf(repository))).toBe('web:2.0.0');
});

test('going back needs nothing but the record: neither the files of then nor those of now', () => {
  repository.write(SCORE, 'no Score file at all');
  repository.delete('projects/shop/environments');
  mustEnd(0, repository.scoreform(...back('1')));
  expect(imageIn(stateOf(repository))).toBe('web:1.0.0');
});

test('going back to what runs already changes nothing, and is recorded', async () => {
  expect(mustEnd(0, repository.scoreform(...back('2'))).stdout).toContain('nothing to change');
  expect((await recordsOf(repository).last(TEST))?.start.goesBackTo).toBe('2');
});

test('going back to a time before a database existed is refused, unless it is named', () => {
  repository.edit(SCORE, 'resources:\n  db:', 'resources:\n  late: { type: postgres }\n  db:');
  mustEnd(0, repository.scoreform(...DEPLOY));
  const before = stateOf(repository);
  const { stderr } = mustEnd(4, repository.scoreform(...back('1')));
  expect(stderr).toContain('deploy/data-would-be-lost');
  expect(stderr).toContain(
    "scoreform rollback -e shop/test --to 1 --allow-destroy 'postgres.default#web.late'",
  );
  expect(stateOf(repository)).toBe(before);

  mustEnd(0, repository.scoreform(...back('1'), '--allow-destroy', 'postgres.default#web.late'));
  expect(stateOf(repository)).not.toContain('postgres_default_web_late');
});

test.each([
  { because: 'there is no such deployment', to: '99' },
  { because: 'an id is a number', to: '../1' },
])('refused as a mistake, where $because', ({ to }) => {
  const before = stateOf(repository);
  expect(mustEnd(1, repository.scoreform(...back(to))).stderr).toContain('no-such-deployment');
  expect(stateOf(repository)).toBe(before);
});

test('a stack that was changed after it was recorded is not gone back to', () => {
  const before = stateOf(repository);
  repository.edit('.scoreform/records/shop/test/1/cdk.tf.json', 'web:1.0.0', 'web:6.6.6');
  const { stderr } = mustEnd(4, repository.scoreform(...back('1')));
  expect(stderr).toContain('deploy/broken-records');
  expect(stateOf(repository)).toBe(before);
});

test('going back after a destroy makes everything again', async () => {
  mustEnd(0, repository.scoreform('destroy', ...ENVIRONMENT, '--confirm', 'test', '--yes'));
  expect(JSON.parse(stateOf(repository) ?? '')).toMatchObject({ resources: [] });
  expect(mustEnd(0, repository.scoreform(...back('1'))).stdout).toContain('8 created');
  expect(imageIn(stateOf(repository))).toBe('web:1.0.0');
  expect(await recordsOf(repository).verify(TEST)).toEqual([]);
});
