import { mustEnd } from '../deploy/shop';
import type { Repository } from '../terraform/repository';
import { copyOf, web } from './web';

jest.setTimeout(900_000);

const CLUSTER = ['-e', 'web/cluster', '--simulate'] as const;
/** The address that people know, and the type of what is behind it. */
const DATABASE = 'postgres.default#site.db';
const SERVER = 'kubernetes_stateful_set_v1';

/** With the cluster deployed; nobody changes it. */
let base: Repository;
let made: Repository[] = [];

beforeAll(() => {
  base = web();
  mustEnd(0, base.scoreform('deploy', ...CLUSTER));
});
afterEach(() => {
  for (const repository of made) repository.remove();
  made = [];
});
afterAll(() => base.remove());

function one(repository: Repository): Repository {
  made.push(repository);
  return repository;
}

const nothingLeftToDo = (repository: Repository) =>
  mustEnd(0, repository.scoreform('plan', ...CLUSTER, '--detailed-exitcode'));

describe('while it is made', () => {
  test.each([
    { fault: `${SERVER}=fail:create`, because: 'a cloud refuses' },
    { fault: `${SERVER}=partial`, because: 'half of something is there' },
  ])('$fault: $because, and the next deployment goes on from there', ({ fault }) => {
    const repository = one(web());
    const failed = mustEnd(3, repository.scoreform('deploy', ...CLUSTER, '--fault', fault));
    const next = mustEnd(0, repository.scoreform('deploy', ...CLUSTER));

    expect(failed.stdout).toMatch(
      /: failed, \d+ created.* failure.* \(simulated deployment 1\)\n$/,
    );
    expect(failed.stderr).toContain('deploy/engine-failed');
    expect(next.stdout).toMatch(/\(simulated deployment 2\)\n$/);
    nothingLeftToDo(repository);
  });
});

describe('behind the back of everybody', () => {
  test.each([
    { fault: `${SERVER}=gone`, because: 'somebody removed it' },
    { fault: `${SERVER}=drift`, because: 'somebody changed it' },
  ])('$fault: $because, which drift tells and a deployment mends', ({ fault }) => {
    const repository = one(copyOf(base));
    const ask = ['drift', ...CLUSTER, '--detailed-exitcode'] as const;
    const told = mustEnd(2, repository.scoreform(...ask, '--fault', fault));
    // It stays as it is: the fault was of one call, and what it did is done.
    mustEnd(2, repository.scoreform(...ask));
    mustEnd(0, repository.scoreform('deploy', ...CLUSTER, '--allow-destroy', DATABASE));

    expect(told.stdout).toContain(DATABASE);
    nothingLeftToDo(repository);
  });
});

test('a fault that hits nothing is told, before anything runs', () => {
  const { stderr } = mustEnd(3, base.scoreform('plan', ...CLUSTER, '--fault', 'aws_vpc=gone'));

  expect(stderr).toContain('simulate/fault-hits-nothing');
});
