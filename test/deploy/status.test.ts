import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { ROLLED_OUT, rollingShop } from './rollouts';
import { mustEnd, stateOf } from './shop';

jest.setTimeout(180_000);

const STATUS = ['status', '--format', 'json'];

interface Status {
  readonly environments: readonly Readonly<Record<string, unknown>>[];
}

let repository: Repository;

beforeAll(() => {
  repository = rollingShop();
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test'));
});
afterAll(() => repository.remove());

function statusOf(of: Repository) {
  return jsonOf<Status>(mustEnd(0, of.scoreform(...STATUS))).environments[0];
}

test('a rollout that failed stays visible until it is mended, and asking changes nothing', () => {
  const before = stateOf(repository);

  for (const time of ['first', 'second']) {
    expect({ time, ...statusOf(repository) }).toMatchObject({
      state: 'deployed',
      deployment: { id: '1', outcome: 'succeeded' },
      health: 'unhealthy',
      checks: [
        {
          address: 'rollout.default#web.front',
          messages: ['The last rollout has not finished: 0 of 2 pods.'],
        },
      ],
    });
  }
  const { stdout } = mustEnd(0, repository.scoreform('status'));
  expect(stdout).toContain('rollout.default#web.front: The last rollout has not finished');

  repository.write(ROLLED_OUT, '');
  expect(statusOf(repository)).toMatchObject({ health: 'healthy', checks: [], changedInputs: [] });
  expect(stateOf(repository)).toBe(before);
});

test('tells what waits to be deployed, file by file, and who was never deployed', () => {
  const copy = repository.copy();
  try {
    copy.write('projects/shop/environments/other.yaml', 'type: development\n');
    copy.write('projects/shop/web/score.yaml', copy.read('projects/shop/web/score.yaml') + '\n');
    const { environments } = jsonOf<Status>(mustEnd(0, copy.scoreform(...STATUS)));
    expect(environments).toMatchObject([
      { environment: 'other', state: 'never-deployed', deployment: null, changedInputs: null },
      { environment: 'test', changedInputs: ['projects/shop/web/score.yaml'] },
    ]);
  } finally {
    copy.remove();
  }
});

test('what cannot be asked is not known, and ends with 3', () => {
  const copy = repository.copy();
  try {
    copy.write('.scoreform/state/shop/test.tfstate', '{ "version": 99 }');
    const { stdout, stderr } = mustEnd(3, copy.scoreform('status'));
    expect(stdout).toContain('not known');
    expect(stderr).toContain('[deploy/engine-failed]');
  } finally {
    copy.remove();
  }
});

test('outputs are told by resource, addresses for people first, secrets never', () => {
  const { stdout } = mustEnd(0, repository.scoreform('outputs', '-e', 'shop/test'));
  expect(stdout.split('\n')[1]).toBe('  https://shop.example  rollout.default#web.front');
  expect(stdout).not.toMatch(/password/);

  const answer = jsonOf<Status>(
    mustEnd(0, repository.scoreform('outputs', '-e', 'shop/test', '--format', 'json')),
  );
  expect(answer.environments[0]).toMatchObject({
    state: 'deployed',
    urls: [{ url: 'https://shop.example', address: 'rollout.default#web.front' }],
    resources: [
      { address: 'postgres.default#web.db', outputs: { port: 5432 } },
      { address: 'rollout.default#web.front', outputs: { url: 'https://shop.example' } },
    ],
  });
});
