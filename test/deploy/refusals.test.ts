import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { copyForEach } from './copies';
import { TEST, deployedShop, mustEnd, recordsOf, stateOf } from './shop';

jest.setTimeout(120_000);

const E = ['-e', 'shop/test'];
const SCORE = 'projects/shop/web/score.yaml';

let repository: Repository;
copyForEach(deployedShop, (copy) => {
  repository = copy;
});

interface Document {
  readonly diagnostics: readonly { readonly code: string }[];
  readonly stacks?: readonly unknown[];
  readonly deployments?: readonly unknown[];
}

const codesIn = ({ diagnostics }: Document) => diagnostics.map(({ code }) => code);

test.each(['plan', 'deploy', 'destroy'])(
  '%s --format json is a document where a file is wrong',
  (command) => {
    repository.write(SCORE, 'apiVersion: [');
    const answer = mustEnd(1, repository.scoreform(command, ...E, '--format', 'json'));
    const document = jsonOf<Document>(answer);

    expect(document).toMatchObject({ version: 1 });
    expect(document.stacks ?? document.deployments).toEqual([]);
    expect(codesIn(document)).not.toEqual([]);
  },
);

test('a refusal stands in the JSON of a plan and of a deployment', () => {
  repository.delete('projects/shop/worker');
  for (const command of ['plan', 'deploy']) {
    const document = jsonOf<Document>(
      mustEnd(4, repository.scoreform(command, ...E, '--format', 'json')),
    );
    expect(codesIn(document)).toContain('deploy/data-would-be-lost');
    expect(document.stacks ?? document.deployments).toHaveLength(1);
  }
});

test('a refusal stands in the Markdown of a plan, with what to do', () => {
  repository.delete('projects/shop/worker');
  const { stdout } = mustEnd(4, repository.scoreform('plan', ...E, '--format', 'markdown'));

  expect(stdout).toContain('**`shop/test`**: refused: Data would be lost');
  expect(stdout).toContain("--allow-destroy 'postgres.default#worker.jobs'");
});

test('among several environments only the one that is named with its project is confirmed', () => {
  repository.write('projects/shop/environments/other.yaml', 'type: development\n');
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/other'));
  const both = ['destroy', '-e', 'shop/*', '--confirm'];

  const { stderr } = mustEnd(4, repository.scoreform(...both, 'other'));
  expect(stderr).toContain('Did you mean "shop/other"?');
  const { stdout } = mustEnd(4, repository.scoreform(...both, 'shop/other'));
  expect(stdout).toMatch(/shop\/other: \d+ deleted/);
  expect(stdout).toContain('shop/test: refused, nothing was changed');
});

test('what is kept of a plan, and all that deploying keeps, is for its owner alone', () => {
  mustEnd(0, repository.scoreform('plan', ...E, '--out', 'kept'));
  const modeOf = (path: string) => statSync(join(repository.root, path)).mode & 0o777;

  expect(modeOf('kept/shop-test')).toBe(0o700);
  repository.delete('.scoreform');
  mustEnd(0, repository.scoreform('plan', ...E));
  expect(modeOf('.scoreform')).toBe(0o700);
});

test('a lock that cannot be read is held, and everybody says how to remove it', async () => {
  repository.write('.scoreform/records/shop/test/lock.json', '{"version":');
  const before = stateOf(repository);

  const { stderr } = mustEnd(5, repository.scoreform('deploy', ...E));
  expect(stderr).toContain('[deploy/lock-unreadable]');
  expect(stderr).toContain('scoreform unlock -e shop/test');
  expect(mustEnd(1, repository.scoreform('doctor')).stdout).toContain('cannot be read');
  expect(stateOf(repository)).toBe(before);
  mustEnd(0, repository.scoreform('unlock', ...E, '--yes'));
  expect(await recordsOf(repository).lockOf(TEST)).toBeUndefined();
});

test('a deployment that is none is not one whose stack has gone', () => {
  const none = mustEnd(1, repository.scoreform('rollback', ...E, '--to', '999')).stderr;
  expect(none).toContain('shop/test has no deployment "999".');
});
