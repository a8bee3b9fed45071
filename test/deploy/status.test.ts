import type { Repository } from '../terraform/repository';
import { jsonOf } from './answers';
import { line, openGate, shutGate, untilAtWork } from './parts';
import { familyOf, killAll, untilGone } from './processes';
import { ROLLED_OUT, rollingShop } from './rollouts';
import { mustEnd, stateOf } from './shop';

jest.setTimeout(180_000);

const STATUS = ['status', '--format', 'json'];

interface Status {
  readonly environments: readonly Readonly<Record<string, unknown>>[];
}

let repository: Repository;

beforeAll(() => {
  repository = rollingShop();
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test'));
});
afterAll(() => repository.remove());

function statusOf(of: Repository) {
  return jsonOf<Status>(mustEnd(0, of.scoreform(...STATUS))).environments[0];
}

test('a rollout that failed stays visible until it is mended, and asking changes nothing', () => {
  const before = stateOf(repository);

  for (const time of ['first', 'second']) {
    expect({ time, ...statusOf(repository) }).toMatchObject({
      state: 'deployed',
      deployment: { id: '1', outcome: 'succeeded' },
      health: 'unhealthy',
      checks: [
        {
          address: 'rollout.default#web.front',
          messages: ['The last rollout has not finished: 0 of 2 pods.'],
        },
      ],
    });
  }
  const { stdout } = mustEnd(0, repository.scoreform('status'));
  expect(stdout).toContain('rollout.default#web.front: The last rollout has not finished');

  repository.write(ROLLED_OUT, '');
  expect(statusOf(repository)).toMatchObject({ health: 'healthy', checks: [], changedInputs: [] });
  expect(stateOf(repository)).toBe(before);
});

test('tells what waits to be deployed, file by file, and who was never deployed', () => {
  repository.inCopy((copy) => {
    copy.write('projects/shop/environments/other.yaml', 'type: development\n');
    copy.write('projects/shop/web/score.yaml', copy.read('projects/shop/web/score.yaml') + '\n');
    const { environments } = jsonOf<Status>(mustEnd(0, copy.scoreform(...STATUS)));
    expect(environments).toMatchObject([
      { environment: 'other', state: 'never-deployed', deployment: null, changedInputs: null },
      { environment: 'test', changedInputs: ['projects/shop/web/score.yaml'] },
    ]);
  });
});

test('what cannot be asked is not known, and ends with 3', () => {
  repository.inCopy((copy) => {
    copy.write('.scoreform/state/shop/test.tfstate', '{ "version": 99 }');
    const { stdout, stderr } = mustEnd(3, copy.scoreform('status'));
    expect(stdout).toContain('not known');
    expect(stderr).toContain('[deploy/engine-failed]');
  });
});

test('a lost state is told by status and outputs alike, with what was deployed', () => {
  repository.inCopy((copy) => {
    copy.write(ROLLED_OUT, '');
    copy.delete('.scoreform/state/shop/test.tfstate');
    expect(statusOf(copy)).toMatchObject({
      deployment: { outcome: 'succeeded' },
      health: 'unhealthy',
      why: 'The state of the environment is empty',
    });
    const { stdout } = mustEnd(0, copy.scoreform('status'));
    expect(stdout).toMatch(/1 succeeded .* unhealthy /);
    expect(stdout).toContain('Deployment 1 of shop/test left ');
    const outputs = mustEnd(4, copy.scoreform('outputs', '-e', 'shop/test'));
    expect(outputs.stdout).toBe('shop/test: its state is empty\n');
    expect(outputs.stderr).toContain('[deploy/state-missing]');
    const json = mustEnd(4, copy.scoreform('outputs', '-e', 'shop/test', '--format', 'json'));
    expect(jsonOf(json)).toMatchObject({ environments: [{ state: 'state-missing' }] });
  });
});

test('a first deployment that was interrupted has no state, and has lost none', () => {
  repository.inCopy((copy) => {
    copy.delete('.scoreform/state/shop/test.tfstate');
    copy.delete('.scoreform/records/shop/test/1/end.json');
    expect(statusOf(copy)).toMatchObject({ deployment: { outcome: 'interrupted' }, why: null });
    expect(mustEnd(0, copy.scoreform('outputs')).stdout).toBe('shop/test: no outputs\n');
    expect(mustEnd(0, copy.scoreform('drift')).stderr).not.toContain('deploy/state-missing');
  });
});

test('records that somebody wrote into are wrong for status and doctor, too', () => {
  repository.inCopy((copy) => {
    const broken = [{ id: '1', why: expect.any(String) as string }];
    expect(statusOf(copy)).toMatchObject({ brokenRecords: [] });
    copy.edit('.scoreform/records/shop/test/1/start.json', '"deploy"', '"rollback"');
    expect(statusOf(copy)).toMatchObject({ brokenRecords: broken });
    const told = 'The record of deployment 1 is broken: ';
    expect(mustEnd(0, copy.scoreform('status')).stdout).toContain(told);
    const doctor = mustEnd(1, copy.scoreform('doctor')).stdout;
    expect(doctor).toContain(told);
    expect(doctor).toContain('scoreform history -e shop/test');
  });
});

test('where scoreform was killed and its engine was not, all say that it runs, until it has ended', async () => {
  const parts = line();
  try {
    shutGate(parts);
    const { process: child, ended } = parts.start('deploy', '-e', 'line/test', '--yes');
    await untilAtWork(parts);
    const [scoreform = 0, ...engine] = familyOf(child.pid ?? 0);
    killAll([scoreform]);
    await ended;
    expect(toldOf(parts)).toEqual({ status: 'running', history: 'running', doctor: 'running' });

    openGate(parts);
    await untilGone(engine);
    expect(toldOf(parts)).toEqual({
      status: 'interrupted',
      history: 'interrupted',
      doctor: 'interrupted',
    });
  } finally {
    parts.remove();
  }
});

/** How three commands say that the only deployment came out. */
function toldOf(of: Repository) {
  const inStatus = statusOf(of)?.['deployment'] as { readonly outcome: string };
  const history = jsonOf<{ readonly deployments: readonly { readonly outcome: string }[] }>(
    mustEnd(0, of.scoreform('history', '--format', 'json')),
  );
  const { stdout } = of.scoreform('doctor');
  return {
    status: inStatus.outcome,
    history: history.deployments[0]?.outcome,
    doctor: /^.*Deployment 1 .*(running|interrupted)\.$/m.exec(stdout)?.[1],
  };
}

test('outputs are told by resource, addresses for people first, secrets never', () => {
  const { stdout } = mustEnd(0, repository.scoreform('outputs', '-e', 'shop/test'));
  expect(stdout.split('\n')[1]).toBe('  https://shop.example  rollout.default#web.front');
  expect(stdout).not.toMatch(/password/);

  const answer = jsonOf<Status>(
    mustEnd(0, repository.scoreform('outputs', '-e', 'shop/test', '--format', 'json')),
  );
  expect(answer.environments[0]).toMatchObject({
    state: 'deployed',
    urls: [{ url: 'https://shop.example', address: 'rollout.default#web.front' }],
    resources: [
      { address: 'postgres.default#web.db', outputs: { port: 5432 } },
      { address: 'rollout.default#web.front', outputs: { url: 'https://shop.example' } },
    ],
  });
});
