import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Moto, findMoto } from '../engines/aws/moto';
import { describeOn } from '../engines/found';
import { findPostgres, startPostgres, type PostgresServer } from '../engines/postgres';
import type { Repository } from '../terraform/repository';
import { bucketIn, onS3 } from './on-s3';
import { line, openGate, shutGate, untilAtWork, type Places } from './parts';
import { familyOf, killAll } from './processes';
import { mustEnd } from './shop';

jest.setTimeout(300_000);

const ENVIRONMENT = ['-e', 'line/test'] as const;
const DEPLOY = ['deploy', ...ENVIRONMENT, '--yes'] as const;
const SCORE = 'projects/line/main/score.yaml';

/** From the first deployment to the last trace, on whatever backend. */
async function expectWholeCycle(repository: Repository): Promise<void> {
  // Not waited for idly: the server of a backend may have its log read by this very process.
  const call = async (status: number, ...args: readonly string[]) =>
    mustEnd(status, await repository.start(...args).ended);
  const plan = ['plan', ...ENVIRONMENT, '--detailed-exitcode'] as const;
  const back = ['rollback', ...ENVIRONMENT, '--yes', '--to', '1'] as const;

  await call(2, ...plan);
  expect((await call(0, ...DEPLOY)).stdout).toContain('9 created');
  await call(0, ...plan);

  repository.edit(SCORE, 'main:1', 'main:2');
  repository.edit(SCORE, 'resources:\n', 'resources:\n  p9: { type: part, class: kept }\n');
  await call(2, ...plan, '--out', 'plans');
  expect((await call(0, 'deploy', '--plan', 'plans')).stdout).toContain('1 created');
  await call(4, 'deploy', '--plan', 'plans');

  expect((await call(4, ...back)).stderr).toContain('part.kept#main.p9');
  await call(0, ...back, '--allow-destroy', 'part.kept#main.p9');
  await call(0, 'drift', ...ENVIRONMENT, '--detailed-exitcode');

  const destroy = ['destroy', ...ENVIRONMENT, '--yes'] as const;
  expect((await call(4, ...destroy)).stderr).toContain('part.kept#main.p4');
  expect((await call(0, ...destroy, '--confirm', 'test')).stdout).toContain('9 deleted');
  await call(2, ...plan);
  expect(existsSync(join(repository.root, '.scoreform/state'))).toBe(false);
}

const ON_PG: Places = { imports: ', pgBackend', type: ', backend: pgBackend()' };

describeOn('on PostgreSQL', findPostgres(), (engine) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(engine, 'pg-test-password');
  });
  afterAll(() => server.stop());

  /** The password of the database is given to the engine, and to nobody else. */
  const onServer = (): Repository => {
    const repository = line(ON_PG);
    const { PGHOST = '', PGPORT = '' } = server.env;
    repository.variables['PG_CONN_STR'] =
      `postgres://postgres:pg-test-password@${PGHOST}:${PGPORT}/postgres?sslmode=disable`;
    return repository;
  };

  test('an environment is deployed, planned, taken back and destroyed', async () => {
    const repository = onServer();
    await expectWholeCycle(repository);
    const found = repository.run('grep', '-rl', 'pg-test-password', '.scoreform', 'plans');
    expect(found.stdout).toBe('');
    repository.remove();
  });
});

describeOn('on S3', findMoto(), (command) => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await Moto.start(command);
    await bucketIn(moto, 'states');
  });
  afterAll(() => moto.stop());

  const onMoto = (environment: string): Repository => {
    const repository = line(onS3('states'));
    Object.assign(repository.variables, moto.variables, onS3.variables);
    if (environment === 'test') return repository;
    const file = `projects/line/environments/${environment}.yaml`;
    repository.write(file, repository.read('projects/line/environments/test.yaml'));
    return repository;
  };

  test('an environment is deployed, planned, taken back and destroyed', async () => {
    const repository = onMoto('test');
    await expectWholeCycle(repository);
    expect(existsSync(join(repository.root, '.scoreform/records'))).toBe(false);
    repository.remove();
  });

  test('after a machine went down the lock of the state is explained, and unlock removes it', async () => {
    const repository = onMoto('crashed');
    const crashed = ['-e', 'line/crashed'];
    shutGate(repository);
    const { process: child, ended } = repository.start('deploy', ...crashed, '--yes');
    await untilAtWork(repository, 'line-crashed');
    killAll(familyOf(child.pid ?? 0));
    await ended;
    openGate(repository);
    const { stderr } = mustEnd(5, repository.scoreform('deploy', ...crashed, '--yes'));
    expect(stderr).toContain('deploy/took-over-lock');
    expect(stderr).toContain('deploy/state-locked');
    expect(stderr).toContain('scoreform unlock -e line/crashed');
    mustEnd(0, repository.scoreform('unlock', ...crashed, '--yes'));
    mustEnd(0, repository.scoreform('deploy', ...crashed, '--yes'));
    mustEnd(0, repository.scoreform('plan', ...crashed, '--detailed-exitcode'));
    repository.remove();
  });
});
