import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { mustEnd, shop, stateOf } from './shop';

jest.setTimeout(180_000);

/** The real engine, but for what it finds outside: builtin resources cannot be changed there. */
const ENGINE = `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args[0] !== 'show' || !existsSync(process.env.FOUND)) {
  process.exitCode = spawnSync('terraform', args, { stdio: 'inherit' }).status;
} else {
  const { stdout } = spawnSync('terraform', args, { encoding: 'utf8' });
  const found = JSON.parse(readFileSync(process.env.FOUND, 'utf8'));
  console.log(JSON.stringify({ ...JSON.parse(stdout), resource_drift: found }));
}
`;

const CANARY = 'canary-4711';

const FOUND = [
  {
    address: 'terraform_data.workload_default_web',
    mode: 'managed',
    type: 'terraform_data',
    name: 'workload_default_web',
    change: {
      actions: ['update'],
      before: { input: { replicas: 2, salt: CANARY, token: CANARY }, id: '1' },
      // Nobody has written an id, so nobody misses the old one.
      after: { input: { replicas: 9, salt: 'other', token: 'other' }, id: '2' },
      after_unknown: {},
      before_sensitive: { input: { salt: true } },
      after_sensitive: { input: { salt: true } },
    },
  },
  {
    address: 'terraform_data.s3_default_web_files',
    mode: 'managed',
    type: 'terraform_data',
    name: 's3_default_web_files',
    change: {
      actions: ['delete'],
      before: { input: {} },
      after: null,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: false,
    },
  },
];

let repository: Repository;

beforeAll(() => {
  repository = shop();
  repository.write('engine', ENGINE);
  chmodSync(join(repository.root, 'engine'), 0o755);
  repository.variables['TERRAFORM_BINARY_NAME'] = join(repository.root, 'engine');
  repository.variables['FOUND'] = join(repository.root, 'found.json');
  repository.write('projects/shop/environments/never.yaml', 'type: development\n');
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test'));
});
afterAll(() => repository.remove());

test('nothing was changed outside: says so, with 0 even where the exit code is to tell', () => {
  const { stdout } = mustEnd(0, repository.scoreform('drift', '--detailed-exitcode'));

  expect(stdout).toBe(
    'shop/never: nothing is deployed\nshop/test: as it was deployed\n\nno drift in 2 environments\n',
  );
});

describe('what was changed outside', () => {
  let before: string | undefined;

  beforeAll(() => {
    before = stateOf(repository);
    repository.write('found.json', JSON.stringify(FOUND));
  });
  afterEach(() => {
    // Byte for byte: asking changes nothing, whatever was found.
    expect(stateOf(repository)).toBe(before);
  });
  afterAll(() => repository.delete('found.json'));

  test('is told by resource, setting by setting, and no secret with it', () => {
    const { stdout, stderr } = mustEnd(0, repository.scoreform('drift', '-e', 'shop/test'));

    expect(stdout).toBe(`shop/test: 2 resources differ from what was deployed
  s3.default#web.files
    gone: terraform_data.s3_default_web_files
  workload.default#web
    changed terraform_data.workload_default_web
      replicas: 2 → 9
      salt: (secret)
      token: (secret)

drift in 1 of 1 environment
`);
    expect(stderr).not.toContain(CANARY);
  });

  test('ends with 2 where the exit code is to tell', () => {
    const args = ['drift', '--detailed-exitcode', '--format', 'json'];
    const ended = mustEnd(2, repository.scoreform(...args));

    expect(ended.stdout).not.toContain(CANARY);
    expect(jsonOf(ended)).toMatchObject({
      version: 1,
      environments: [
        { environment: 'never', state: 'not-deployed', changes: [] },
        {
          environment: 'test',
          state: 'drifted',
          changes: [
            { address: 's3.default#web.files', action: 'delete', stateful: true },
            { address: 'workload.default#web', action: 'update', stateful: false },
          ],
        },
      ],
    });
  });

  test('is Markdown where it is to be posted', () => {
    const { stdout } = mustEnd(0, repository.scoreform('drift', '--format', 'markdown'));

    expect(stdout).toContain('### Drift in 1 of 2 environments');
    expect(stdout).toContain(
      '<details><summary><b>shop/test</b>: 2 resources differ from what was deployed</summary>',
    );
    expect(stdout).toContain('```\ns3.default#web.files\n  gone: ');
    expect(stdout).not.toContain(CANARY);
  });
});

test('what cannot be asked is named, and ends with 3, whatever the others said', () => {
  repository.inCopy((copy) => {
    copy.write('.scoreform/state/shop/test.tfstate', '{ "version": 99 }');
    const { stdout, stderr } = mustEnd(3, copy.scoreform('drift', '--detailed-exitcode'));
    expect(stdout).toContain('shop/test: could not be asked');
    expect(stdout).toContain('1 could not be asked');
    expect(stderr).toContain('[deploy/engine-failed]');
  });
});

test('a state that knows nothing of what was deployed is no drift: it is lost, and ends with 4', () => {
  repository.inCopy((copy) => {
    copy.delete('.scoreform/state/shop/test.tfstate');
    const { stdout, stderr } = mustEnd(4, copy.scoreform('drift', '--detailed-exitcode'));
    expect(stdout).toContain('shop/test: its state is empty');
    expect(stdout).toContain('no drift in 1 environment, 1 with an empty state');
    expect(stderr).toContain('[deploy/state-missing]');
    const json = mustEnd(4, copy.scoreform('drift', '-e', 'shop/test', '--format', 'json'));
    expect(jsonOf(json)).toMatchObject({
      environments: [{ state: 'state-missing', why: 'The state of the environment is empty' }],
    });
    // Nothing of the sandbox says how healthy it is; that it is lost is seen all the same.
    expect(
      jsonOf(mustEnd(0, copy.scoreform('status', '-e', 'shop/test', '--format', 'json'))),
    ).toMatchObject({
      environments: [{ health: 'unhealthy', why: 'The state of the environment is empty' }],
    });
    expect(
      mustEnd(4, copy.scoreform('drift', '-e', 'shop/test', '--format', 'markdown')).stdout,
    ).toContain('**shop/test**: its state is empty');
  });
});

test('a record that lost its stack is a mistake to mend', () => {
  repository.inCopy((copy) => {
    copy.delete('.scoreform/records/shop/test/1/cdk.tf.json');
    const { stderr } = mustEnd(1, copy.scoreform('drift', '-e', 'shop/test'));
    expect(stderr).toContain('[deploy/record-without-stack]');
  });
});
