import { hostname } from 'node:os';
import { Moto, findMoto } from '../engines/aws/moto';
import { describeOn } from '../engines/found';
import { GONE, lockOf } from '../store/example';
import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { bucketIn, onS3 } from './on-s3';
import { LINE, line, openGate, shutGate, untilAtWork } from './parts';
import { familyOf, killAll, untilGone } from './processes';
import { mustEnd, recordsOf } from './shop';

jest.setTimeout(240_000);

const UNLOCK = ['unlock', '-e', 'line/test'];
const DEPLOY = ['deploy', '-e', 'line/test', '--yes'];

let repository: Repository;
afterEach(() => repository.remove());

/** A deployment that was killed with its engine, in the middle of its work. */
async function killedDeployment(): Promise<void> {
  shutGate(repository);
  const { process: child, ended } = repository.start(...DEPLOY);
  await untilAtWork(repository);
  const family = familyOf(child.pid ?? 0);
  killAll(family);
  await ended;
  await untilGone(family);
}

test('nothing is locked: says so, and that is no failure', () => {
  repository = line();

  expect(mustEnd(0, repository.scoreform(...UNLOCK)).stdout).toBe(
    'line/test\n  Nothing is locked.\n',
  );
});

test('whoever may be at work is named, and stays until somebody says that he is gone', async () => {
  repository = line();
  const by = { user: 'maria', host: 'another-machine', job: 'https://ci.example/17' };
  const since = '2026-03-01T12:00:00.000Z';
  await recordsOf(repository).lock(lockOf({ ...LINE, by, since }));

  const { stdout, stderr } = mustEnd(4, repository.scoreform(...UNLOCK));
  expect(stdout).toContain(
    'maria@another-machine (https://ci.example/17) holds the lock of the environment since ' +
      '2026-03-01 12:00 UTC, for "deploy". It may still be at work.',
  );
  expect(stderr).toContain('[deploy/unlock-needs-consent]');
  expect(await recordsOf(repository).lockOf(LINE)).toBeDefined();
  expect(mustEnd(5, repository.scoreform(...DEPLOY)).stderr).toContain('scoreform unlock');

  const unlocked = mustEnd(0, repository.scoreform(...UNLOCK, '--yes'));
  expect(unlocked.stdout).toContain('Removed: the lock of the environment.');
  expect(await recordsOf(repository).lockOf(LINE)).toBeUndefined();
  mustEnd(0, repository.scoreform(...DEPLOY));
});

test('doctor and status tell who holds what, and what was left behind', async () => {
  repository = line();
  const lock = lockOf({ ...LINE, processes: [GONE], since: '2026-03-01T12:00:00.000Z' });
  await recordsOf(repository).lock(lock);
  repository.write('.scoreform/runs/1-1/stacks/line-test/errored.tfstate', '{}');

  const holder = `maria@${hostname()} holds the lock`;
  const doctor = mustEnd(1, repository.scoreform('doctor')).stdout;
  expect(doctor).toContain(`${holder} of the environment since 2026-03-01 12:00 UTC`);
  expect(doctor).toContain('The process is gone.');
  expect(doctor).toContain('scoreform unlock -e line/test');
  expect(doctor).toContain('errored.tfstate');
  const status = mustEnd(0, repository.scoreform('status')).stdout;
  expect(status).toContain(
    `${holder} of the environment since 2026-03-01 12:00 UTC, for "deploy". The process is gone.`,
  );
});

test('after a kill the records tell, and doctor says what to do', async () => {
  repository = line();
  await killedDeployment();

  const history = jsonOf(repository.scoreform('history', '--format', 'json'));
  expect(history).toMatchObject({ deployments: [{ id: '1', outcome: 'interrupted' }] });
  const doctor = mustEnd(1, repository.scoreform('doctor')).stdout;
  expect(doctor).toMatch(/Deployment 1 \(deploy\), begun at .* UTC by .*, was interrupted\./);
  expect(mustEnd(0, repository.scoreform(...UNLOCK, '--yes')).stdout).toContain(
    'Removed: the lock of the environment.',
  );
  openGate(repository);
  mustEnd(0, repository.scoreform(...DEPLOY));
  expect(mustEnd(0, repository.scoreform('history')).stdout).toMatch(/^1 .* interrupted/m);
});

test('while a deployment is at work, it is shown as running', async () => {
  repository = line();
  shutGate(repository);
  const { ended } = repository.start(...DEPLOY);
  await untilAtWork(repository);

  const history = jsonOf(repository.scoreform('history', '--format', 'json'));
  expect(history).toMatchObject({ deployments: [{ outcome: 'running', finishedAt: null }] });
  expect(mustEnd(0, repository.scoreform('status')).stdout).toContain('1 running');
  const { stdout } = mustEnd(4, repository.scoreform(...UNLOCK));
  expect(stdout).toContain('holds the lock of the environment');
  expect(stdout).toContain('holds the lock of the state');
  openGate(repository);
  mustEnd(0, await ended);
});

describeOn('unlock on moto', findMoto(), (command) => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await Moto.start(command);
    await bucketIn(moto, 'states');
  });
  afterAll(() => moto.stop());

  test('removes the lock of the state too, which outlives a kill in S3', async () => {
    repository = line(onS3('states'));
    Object.assign(repository.variables, moto.variables, onS3.variables);
    await killedDeployment();

    openGate(repository);
    const refused = mustEnd(5, repository.scoreform(...DEPLOY));
    expect(refused.stderr).toContain('deploy/state-locked');
    const shown = mustEnd(4, repository.scoreform(...UNLOCK, '--format', 'json'));
    expect(jsonOf(shown)).toMatchObject({
      state: { operation: 'OperationTypeApply' },
      stateAsked: true,
      removed: false,
    });
    const { stdout } = mustEnd(0, repository.scoreform(...UNLOCK, '--yes'));
    expect(stdout).toContain('Removed: the lock of the state');
    mustEnd(0, repository.scoreform(...DEPLOY));
  });
});
