import { Repository } from '../terraform/repository';
import { mustEnd, shop } from './shop';

jest.setTimeout(300_000);

/** Deploys an environment and plans it again, which must find nothing; asks also whether it drifted. */
function expectSettled(repository: Repository, environment: string): void {
  mustEnd(0, repository.scoreform('deploy', '-e', environment, '--yes'));
  const plan = repository.scoreform('plan', '-e', environment, '--detailed-exitcode');
  expect(mustEnd(0, plan).stdout).toContain(`${environment}: no changes`);
  mustEnd(0, repository.scoreform('drift', '-e', environment, '--detailed-exitcode'));
}

describe('the second plan finds nothing', () => {
  test('in the example, in those of its environments that are made of the sandbox', () => {
    const repository = Repository.example();
    for (const environment of ['shop/development', 'shop/preview']) {
      expectSettled(repository, environment);
    }
    repository.remove();
  });

  test('in what "scoreform init" writes, with a workload and an environment more', () => {
    const repository = new Repository();
    mustEnd(0, repository.scoreform('init', 'acme'));
    const acme = repository.inside('acme');
    expectSettled(acme, 'hello/development');
    mustEnd(0, acme.scoreform('new', 'workload', 'hello/worker'));
    expectSettled(acme, 'hello/development');
    mustEnd(0, acme.scoreform('new', 'environment', 'hello/preview', '--type', 'development'));
    expectSettled(acme, 'hello/preview');
    repository.remove();
  });

  test('after everything that can be done to an environment without changing what it is made of', () => {
    const repository = shop();
    expectSettled(repository, 'shop/test');
    repository.write(
      'projects/shop/worker/score.yaml',
      `# a remark\n${repository.read('projects/shop/worker/score.yaml')}`,
    );
    const plan = ['plan', '-e', 'shop/test', '--detailed-exitcode'] as const;
    mustEnd(0, repository.scoreform(...plan));
    repository.delete('.scoreform/data');
    mustEnd(0, repository.scoreform(...plan));
    repository.delete('.scoreform/records');
    mustEnd(0, repository.scoreform(...plan));
    repository.remove();
  });
});
