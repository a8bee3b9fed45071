import { join } from 'node:path';
import type { Repository } from '../terraform/repository';
import { lockOf } from '../store/example';
import { jsonOf } from './answers';
import { copyForEach } from './copies';
import { mustEnd, recordsOf, shop, stateOf, wholeIn } from './shop';

jest.setTimeout(240_000);

const SWEEP = ['environment', 'sweep'];
const PAST = '2020-01-01T00:00:00Z';
const FUTURE = '2199-01-01T00:00:00Z';

const FILES: Readonly<Record<string, string>> = {
  expired: `type: development\nexpires: ${PAST}\n`,
  later: `type: development\nexpires: ${FUTURE}\n`,
  live: `type: production\nexpires: ${PAST}\n`,
};

const fileOf = (name: string) => `projects/shop/environments/${name}.yaml`;

/** `test` has no end, `expired` has reached it, `later` has not, and `live` has but is protected. */
let repository: Repository;
copyForEach(
  () => {
    const deployed = shop();
    for (const [name, text] of Object.entries(FILES)) deployed.write(fileOf(name), text);
    mustEnd(0, deployed.scoreform('deploy', '-e', '*/*'));
    return deployed;
  },
  (copy) => {
    repository = copy;
  },
);

/** The environments whose states hold something. */
function left(): string[] {
  const names = ['expired', 'later', 'live', 'test'];
  return names.filter((name) => wholeIn(stateOf(repository, `shop/${name}`)).length > 0);
}

test('a dry run tells which would go, and touches nothing', () => {
  const { stdout } = mustEnd(4, repository.scoreform(...SWEEP, '--dry-run'));

  expect(stdout).toBe(`shop/expired: expired at 2020-01-01 00:00 UTC
shop/live: expired at 2020-01-01 00:00 UTC; left alone

1 environment would be removed.
`);
  expect(left()).toEqual(['expired', 'later', 'live', 'test']);
});

test('what has expired goes, data and file; what is protected stays, and who may end it is told', () => {
  const { stdout, stderr } = mustEnd(4, repository.scoreform(...SWEEP));

  expect(stdout).toContain(`${fileOf('expired')} removed`);
  expect(stdout).toContain('1 environment left.');
  expect(stderr).toContain('[deploy/sweep-refused]');
  expect(stderr).toContain('scoreform environment delete shop/live --confirm live');
  expect(left()).toEqual(['later', 'live', 'test']);
  expect(() => repository.read(fileOf('expired'))).toThrow();
  repository.delete(fileOf('live'));
  mustEnd(0, repository.scoreform('environment', 'delete', 'shop/live', '--confirm', 'live'));
  const again = mustEnd(0, repository.scoreform(...SWEEP));
  expect(again.stdout).toMatch(/^Nothing to sweep in \d environments\.\n$/);
});

/** A sweep as if what the tests deploy were hours old. */
function later(): void {
  repository.variables['NODE_OPTIONS'] = `--require ${join(__dirname, 'hours-later.cjs')}`;
}

test('what has no file here may just have been deployed from elsewhere, so it stays for an hour', () => {
  repository.delete(fileOf('later'));
  repository.delete(fileOf('expired'));
  const { stdout } = mustEnd(0, repository.scoreform(...SWEEP, '-e', 'shop/{later,expired}'));

  expect(stdout).toContain('shop/expired: its file has gone');
  expect(left()).toEqual(['later', 'live', 'test']);
});

test('what has no file any more goes where it once had an end, and not where it never had', () => {
  repository.delete(fileOf('later'));
  repository.delete(fileOf('test'));
  later();
  const args = [...SWEEP, '-e', 'shop/later', '-e', 'shop/test', '--format', 'json'];
  const ended = mustEnd(4, repository.scoreform(...args));

  expect(jsonOf(ended)).toMatchObject({
    environments: [
      { environment: 'later', why: 'file-gone', outcome: 'deleted', file: null },
      { environment: 'test', why: 'file-gone', outcome: 'refused' },
    ],
  });
  expect(ended.stderr).toContain('it never had "expires"');
  expect(left()).toEqual(['expired', 'live', 'test']);
});

test('works from the records where the projects themselves are gone', () => {
  repository.delete('projects');
  later();
  mustEnd(4, repository.scoreform(...SWEEP));

  expect(left()).toEqual(['live', 'test']);
});

test('one that is locked does not keep the others, and is said to be left', async () => {
  repository.write(fileOf('idea'), FILES['expired'] ?? '');
  const by = { user: 'maria', host: 'another-machine', job: null };
  const expired = { project: 'shop', environment: 'expired' };
  await recordsOf(repository).lock(lockOf({ ...expired, by }));
  const { stdout, stderr } = mustEnd(5, repository.scoreform(...SWEEP, '-e', 'shop/[ei]*'));

  expect(stdout).toContain('shop/expired: not removed');
  expect(stdout).toContain(`shop/idea: ${fileOf('idea')} removed`);
  expect(stdout).toContain('1 environment left.');
  expect(stderr).toContain('[deploy/locked]');
  expect(left()).toContain('expired');
});

test('a file with errors may say that it is to stay, so it stays', () => {
  repository.write(fileOf('expired'), 'type: development\nexpires: yesterday\n');
  const { stderr } = mustEnd(1, repository.scoreform(...SWEEP, '-e', 'shop/expired'));

  expect(stderr).toContain('[deploy/sweep-unreadable]');
  expect(left()).toContain('expired');
});

test('patterns may choose nothing, names may not', () => {
  mustEnd(0, repository.scoreform(...SWEEP, '-e', '*/pr-*'));
  const { stderr } = mustEnd(1, repository.scoreform(...SWEEP, '-e', 'shop/exipred'));

  expect(stderr).toContain('[cli/unknown-environment]');
});
