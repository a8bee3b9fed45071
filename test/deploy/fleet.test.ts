import { line, openGate, shutGate, untilAtWork } from './parts';
import { TEST, mustEnd, recordsOf, shop, stateOf } from './shop';

jest.setTimeout(120_000);

test('an interrupted fleet names the environments that were not begun', async () => {
  const repository = line();
  repository.write('projects/line/environments/after.yaml', 'type: development\n');
  const fleet = ['-e', 'line/*', '--parallelism', '1'];
  shutGate(repository);
  const { process: child, ended } = repository.start('deploy', ...fleet);
  await untilAtWork(repository, 'line-after');
  process.kill(child.pid ?? 0, 'SIGINT');
  openGate(repository);
  const { status, stdout } = await ended;
  expect(status).toBe(130);
  expect(stdout).toContain('line/test: interrupted, nothing was changed\n');
  repository.remove();
});

test('a deployment goes on where nobody reads what it says any more', async () => {
  const repository = line();
  shutGate(repository);
  const { process: child, ended } = repository.start('deploy', '-e', 'line/test');
  await untilAtWork(repository);
  child.stdout?.destroy();
  child.stderr?.destroy();
  openGate(repository);
  expect((await ended).status).toBe(0);
  const [deployment] = await recordsOf(repository).list({ project: 'line', environment: 'test' });
  expect(deployment?.end?.outcome).toBe('succeeded');
  repository.remove();
});

test('a short name that several environments have confirms the loss of none', () => {
  const repository = shop();
  repository.write(
    'projects/other/web/score.yaml',
    repository.read('projects/shop/web/score.yaml'),
  );
  repository.write('projects/other/environments/test.yaml', 'type: development\n');
  mustEnd(0, repository.scoreform('deploy', '-e', '*/test'));
  const before = stateOf(repository);
  const destroy = ['destroy', '-e', '*/test', '--yes', '--confirm', TEST.environment];
  mustEnd(4, repository.scoreform(...destroy));
  expect(stateOf(repository)).toBe(before);
  repository.remove();
});

test('a plan tells of a state that only a file of this machine holds', () => {
  const repository = shop();
  repository.write('.scoreform/runs/1-1/stacks/shop-test/errored.tfstate', '{}');
  const { stderr } = mustEnd(0, repository.scoreform('plan', '-e', 'shop/test'));
  expect(stderr).toContain('deploy/state-waits');
  expect(stderr).toContain('.scoreform/runs/1-1/stacks/shop-test/errored.tfstate');
  repository.remove();
});

test('a state that is lost after a deployment that failed is not made anew', () => {
  const repository = shop();
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test'));
  repository.write('projects/shop/environments/test.yaml', 'type: development\nlabels: { a: b }\n');
  const records = '.scoreform/records/shop/test';
  repository.run('cp', '-r', `${records}/1`, `${records}/2`);
  repository.edit(`${records}/2/start.json`, '"id":"1"', '"id":"2"');
  repository.edit(`${records}/2/end.json`, '"id":"1"', '"id":"2"');
  repository.edit(`${records}/2/end.json`, '"outcome":"succeeded"', '"outcome":"failed"');
  repository.delete('.scoreform/state');
  const { stderr } = mustEnd(4, repository.scoreform('plan', '-e', 'shop/test'));
  expect(stderr).toContain('deploy/state-missing');
  repository.remove();
});
