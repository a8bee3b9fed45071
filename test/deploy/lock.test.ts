import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Moto, findMoto } from '../engines/aws/moto';
import { describeOn } from '../engines/found';
import { S3Gate } from '../store/s3-gate';
import type { Ended, Repository } from '../terraform/repository';
import { bucketIn, onS3 } from './on-s3';
import { LINE, PARTS, line, madeIn, openGate, shutGate } from './parts';
import { familyOf, untilGone } from './processes';
import { mustEnd, recordsOf } from './shop';

jest.setTimeout(300_000);

const DEPLOY = ['deploy', '-e', 'line/test', '--yes'] as const;
const MANY = 20;

/** Many deployments of one environment at once: whoever gets the lock has work to do until all others are told. */
async function race(repository: Repository): Promise<readonly Ended[]> {
  // What is compiled for the first time is compiled once.
  mustEnd(0, repository.scoreform('validate'));
  shutGate(repository);
  let left = MANY;
  const contenders = Array.from({ length: MANY }, async () => {
    const { ended } = repository.start(...DEPLOY);
    const end = await ended;
    left -= 1;
    if (left === 1) openGate(repository);
    return end;
  });
  return Promise.all(contenders);
}

function expectOneAtWork(repository: Repository, ends: readonly Ended[]): void {
  const codes = ends.map(({ status }) => status).sort((a, b) => Number(a) - Number(b));
  expect(codes).toEqual([0, ...Array.from({ length: MANY - 1 }, () => 5)]);
  for (const { stderr } of ends.filter(({ status }) => status === 5)) {
    expect(stderr).toContain('deploy/locked');
    const said = stderr.replace(/\s+/g, ' ');
    expect(said).toContain(
      `${userInfo().username} on ${hostname()} holds the lock of line/test since 20`,
    );
    expect(said).toContain('scoreform unlock -e line/test');
  }
  expect(madeIn(repository)).toHaveLength(PARTS);
}

test('of twenty deployments at once one works, on local state with records in a folder', async () => {
  const repository = line();
  expectOneAtWork(repository, await race(repository));
  const all = await recordsOf(repository).list(LINE);
  expect(all.map(({ end }) => end?.outcome)).toEqual(['succeeded']);
  expect(await recordsOf(repository).verify(LINE)).toEqual([]);
  mustEnd(0, repository.scoreform('plan', '-e', 'line/test', '--detailed-exitcode'));
  repository.remove();
});

describeOn('on moto', findMoto(), (command) => {
  let moto: Moto;
  // moto looks whether there is a text and then writes it, in two steps; S3 does it in one.
  let gate: S3Gate;
  beforeAll(async () => {
    moto = await Moto.start(command);
    await bucketIn(moto, 'states');
    gate = await S3Gate.open(moto.url);
  });
  afterAll(async () => {
    await gate.close();
    await moto.stop();
  });

  test('of twenty deployments at once one works, on state and records in S3', async () => {
    const repository = line(onS3('states'));
    const throughGate = { ...moto.variables, AWS_ENDPOINT_URL: gate.url };
    Object.assign(repository.variables, throughGate, onS3.variables);
    expectOneAtWork(repository, await race(repository));
    // Beside the gate, which stands in this process, nothing may wait without letting others work.
    mustEnd(0, await repository.start('plan', '-e', 'line/test', '--detailed-exitcode').ended);
    expect(existsSync(join(repository.root, '.scoreform/records'))).toBe(false);
    repository.remove();
  });
});

test('a Terraform that somebody started by hand holds the state, and is named', async () => {
  const repository = line();
  mustEnd(0, repository.scoreform('synth'));
  const stack = repository.stack('line-test');
  mustEnd(0, repository.run('terraform', `-chdir=${stack}`, 'init'));
  shutGate(repository);
  const { process: child, ended } = repository.startCommand(
    'terraform',
    `-chdir=${stack}`,
    'apply',
    '-auto-approve',
  );
  while (!existsSync(join(repository.root, '.scoreform/state/line/.test.tfstate.lock.info'))) {
    await sleep(20);
  }
  const { stderr } = mustEnd(5, await repository.start(...DEPLOY).ended);
  expect(stderr).toContain('deploy/state-locked');
  expect(stderr.replace(/\s+/g, ' ')).toContain(
    `${userInfo().username}@${hostname()} holds the lock of the state of line/test since 20`,
  );
  const family = familyOf(child.pid ?? 0);
  openGate(repository);
  mustEnd(0, await ended);
  await untilGone(family);
  const { stdout } = mustEnd(0, repository.scoreform(...DEPLOY));
  expect(stdout).toContain('nothing to change');
  repository.remove();
});

test('while a deployment is at work, nobody else deploys, destroys or rolls back', async () => {
  const repository = line();
  mustEnd(0, repository.scoreform(...DEPLOY));
  repository.edit('projects/line/main/score.yaml', '  p8: {', '  p9: { type: part }\n  p8: {');
  shutGate(repository);
  const { ended } = repository.start(...DEPLOY);
  while (!(await recordsOf(repository).lockOf(LINE))) await sleep(20);
  for (const command of [
    DEPLOY,
    ['destroy', '-e', 'line/test', '--confirm', 'test', '--yes'],
    ['rollback', '-e', 'line/test', '--to', '1', '--yes'],
  ]) {
    expect(mustEnd(5, await repository.start(...command).ended).stderr).toContain('deploy/locked');
  }
  openGate(repository);
  mustEnd(0, await ended);
  repository.remove();
});
