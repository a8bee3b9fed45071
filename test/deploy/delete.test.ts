import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { copyForEach } from './copies';
import { familyOf, killAll, untilGone } from './processes';
import { TEST, deployedShop, mustEnd, recordsOf, stateOf, wholeIn } from './shop';

jest.setTimeout(240_000);

const FILE = 'projects/shop/environments/test.yaml';
const DELETE = ['environment', 'delete', 'shop/test'];
const CONFIRMED = [...DELETE, '--confirm', 'test'];

let repository: Repository;
copyForEach(deployedShop, (copy) => {
  repository = copy;
});

/** Nothing of it is left: no thing, no file, and a record that says so. */
async function expectGone(): Promise<void> {
  expect(wholeIn(stateOf(repository))).toEqual([]);
  expect(() => repository.read(FILE)).toThrow();
  const last = await recordsOf(repository).last(TEST);
  expect(last?.start.operation).toMatch(/^(delete|destroy)$/);
  expect(last?.end).toMatchObject({ outcome: 'succeeded', resources: 0 });
}

test('without consent nothing goes, and the answer tells how', () => {
  const before = stateOf(repository);
  const { stdout, stderr } = mustEnd(4, repository.scoreform(...DELETE));

  expect(stderr).toContain('[deploy/environment-holds-data]');
  expect(stderr).toContain("scoreform environment delete shop/test --allow-destroy 'postgres.");
  expect(stdout).toContain('shop/test: not removed');
  expect(stderr).toContain('scoreform environment delete shop/test --confirm shop/test');
  expect(stderr.match(/^error:/gm)).toHaveLength(1);
  expect(stateOf(repository)).toBe(before);
  expect(repository.read(FILE)).toBe('type: development\n');
});

test('one permission too few keeps everything', () => {
  const allowed = ['--allow-destroy', 's3.default#web.files'];
  const { stderr } = mustEnd(4, repository.scoreform(...DELETE, ...allowed));

  expect(stderr).toContain('postgres.default#web.db');
  expect(stderr).not.toContain('s3.default#web.files');
});

test('named once more it goes whole, and last of all its file', async () => {
  const answer = mustEnd(0, repository.scoreform(...CONFIRMED, '--format', 'json'));

  expect(jsonOf(answer)).toEqual({
    version: 1,
    environments: [
      { project: 'shop', environment: 'test', outcome: 'deleted', deployment: '2', file: FILE },
    ],
  });
  await expectGone();
  for (const path of [
    'state/shop/test.tfstate',
    'state/shop/test.tfstate.backup',
    'data/shop-test',
  ])
    expect(existsSync(join(repository.root, '.scoreform', path))).toBe(false);
  const again = mustEnd(0, repository.scoreform(...CONFIRMED));
  expect(again.stdout).toContain('shop/test: had gone already');
});

test.each([
  {
    because: 'everything went, and the process died before the file',
    before: (it: Repository) => {
      mustEnd(0, it.scoreform(...CONFIRMED));
      it.write(FILE, 'type: development\n');
    },
  },
  {
    because: 'somebody destroyed it before',
    before: (it: Repository) => {
      mustEnd(0, it.scoreform('destroy', '-e', 'shop/test', '--confirm', 'test'));
    },
  },
  {
    because: 'the file went first, by hand',
    before: (it: Repository) => it.delete(FILE),
  },
  {
    because: 'the whole project went first, by hand',
    before: (it: Repository) => it.delete('projects'),
  },
  {
    because: 'the files have errors, and what was deployed is all that counts',
    before: (it: Repository) => it.write('projects/shop/web/score.yaml', 'nonsense: ['),
  },
])('goes on wherever it stands: $because', async ({ before }) => {
  before(repository);
  mustEnd(0, repository.scoreform(...CONFIRMED));
  await expectGone();
});

test.each(['lock.json', '2/start.json', '2/end.json'])(
  'killed when there is %s, it is ended by the next one',
  async (file) => {
    const { process: child, ended } = repository.start(...CONFIRMED);
    while (!existsSync(join(repository.root, '.scoreform/records/shop/test', file))) await sleep(5);
    const family = familyOf(child.pid ?? 0);
    killAll(family);
    await ended;
    await untilGone(family);

    mustEnd(0, repository.scoreform(...CONFIRMED));
    await expectGone();
    expect(await recordsOf(repository).verify(TEST)).toEqual([]);
  },
);

test('of one that was never deployed only the file goes, and no record is written', async () => {
  repository.write('projects/shop/environments/idea.yaml', 'type: development\n');
  const { stdout } = mustEnd(0, repository.scoreform('environment', 'delete', 'shop/idea'));

  expect(stdout).toContain('projects/shop/environments/idea.yaml removed');
  expect(() => repository.read('projects/shop/environments/idea.yaml')).toThrow();
  expect(await recordsOf(repository).last({ ...TEST, environment: 'idea' })).toBeUndefined();
});

test('one that the records do not know, and whose state is not empty, is guarded all the same', () => {
  repository.delete('.scoreform/records');
  const before = stateOf(repository);
  const { stderr } = mustEnd(4, repository.scoreform(...DELETE));

  expect(stderr).toContain('[deploy/environment-holds-data]');
  expect(stateOf(repository)).toBe(before);
  mustEnd(0, repository.scoreform(...CONFIRMED));
  expect(wholeIn(stateOf(repository))).toEqual([]);
});

test('a protected one asks for its name, even where it holds nothing', () => {
  repository.write('projects/shop/environments/live.yaml', 'type: production\n');
  const live = ['environment', 'delete', 'shop/live'];

  const { stderr } = mustEnd(4, repository.scoreform(...live, '--yes'));
  expect(stderr).toContain('[deploy/protected]');
  expect(repository.read('projects/shop/environments/live.yaml')).toBe('type: production\n');
  const { stderr: wrong } = mustEnd(4, repository.scoreform(...live, '--confirm', 'liev'));
  expect(wrong).toContain('[deploy/confirms-nothing]');
  expect(wrong).toContain('Did you mean "live"?');
  mustEnd(0, repository.scoreform(...live, '--confirm', 'shop/live'));
});

test('what a state that could not be stored knows is not forgotten', () => {
  repository.write('.scoreform/runs/1-1/stacks/shop-test/errored.tfstate', '{}');
  const before = stateOf(repository);
  const { stderr } = mustEnd(4, repository.scoreform(...CONFIRMED));

  expect(stderr).toContain('[deploy/state-not-stored]');
  expect(stateOf(repository)).toBe(before);
  expect(repository.read(FILE)).toBe('type: development\n');
});

test.each([
  { because: 'a pattern is no name', name: 'shop/te*', code: 'cli/unknown-environment' },
  { because: 'nothing is called so', name: 'shop/tset', code: 'cli/unknown-environment' },
])('$because', ({ name, code }) => {
  const args = ['environment', 'delete', name, '--confirm', 'test'];
  const { stderr } = mustEnd(1, repository.scoreform(...args));

  expect(stderr).toContain(`[${code}]`);
  expect(stderr).toContain('Did you mean "shop/test"?');
});
