import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Repository, Running } from '../terraform/repository';
import { LINE, PARTS, line, logOf, madeIn, openGate, shutGate, untilAtWork } from './parts';
import { familyOf, killAll, untilGone } from './processes';
import { mustEnd, recordsOf, stateOf, wholeIn } from './shop';

jest.setTimeout(300_000);

const DEPLOY = ['deploy', '-e', 'line/test', '--yes'] as const;
/** How many deployments are struck at the same time. */
const BOUND = 3;

/** When a blow falls, told by what can be seen, so that a slow machine does not shift it. */
interface Moment {
  readonly when: string;
  readonly isNow: (repository: Repository) => boolean;
}

const BEFORE_THE_ENGINE: readonly Moment[] = [
  { when: 'at once', isNow: () => true },
  { when: 'the lock is taken', isNow: (it) => isThere(it, RECORDS, 'lock.json') },
  { when: 'the record is begun', isNow: (it) => isThere(it, RECORDS, '1/start.json') },
];

const FROM_THE_ENGINE_ON: readonly Moment[] = [
  { when: 'the engine begins', isNow: (it) => logOf(it).includes('"apply_start"') },
  ...[1, 2, 4, 6, PARTS].map((parts) => ({
    when: `${String(parts)} parts are made`,
    isNow: (it: Repository) => madeIn(it).length >= parts,
  })),
  { when: 'the record is ended', isNow: (it) => isThere(it, RECORDS, '1/end.json') },
];

const MOMENTS = [...BEFORE_THE_ENGINE, ...FROM_THE_ENGINE_ON];

const RECORDS = '.scoreform/records/line/test';

function isThere({ root }: Repository, ...path: readonly string[]): boolean {
  return existsSync(join(root, ...path));
}

interface Blow {
  readonly because: string;
  readonly moments: readonly Moment[];
  /** Ends the deployment somehow; the promise ends with the last of its processes. */
  readonly strike: (running: Running, repository: Repository) => Promise<void>;
}

const BLOWS: readonly Blow[] = [
  {
    because: 'a terminal sends an interrupt to the whole process group',
    moments: MOMENTS,
    async strike({ process: { pid = 0 }, ended }, repository) {
      process.kill(-pid, 'SIGINT');
      const { status, stderr } = await ended;
      expect([0, 130, null]).toContain(status);
      expect(stderr).not.toContain('bug');
      // Whoever ends by himself gives the lock back.
      if (status !== null) expect(await recordsOf(repository).lockOf(LINE)).toBeUndefined();
    },
  },
  {
    because: 'somebody kills scoreform and the engine goes on alone',
    moments: FROM_THE_ENGINE_ON,
    async strike({ process: { pid = 0 }, ended }, repository) {
      const [, ...engine] = familyOf(pid);
      killAll([pid]);
      await ended;
      const { status, stderr } = await repository.start(...DEPLOY).ended;
      expect([0, 5]).toContain(status);
      if (status === 5) expect(stderr).toMatch(/holds the lock of (the state of )?line\/test/);
      await untilGone(engine);
    },
  },
  {
    because: 'a machine goes down, and everything with it',
    moments: MOMENTS,
    async strike({ process: { pid = 0 }, ended }) {
      killAll(familyOf(pid));
      await ended;
    },
  },
];

describe.each(BLOWS)('$because', ({ moments, strike }) => {
  test('whenever it comes, the next deployment converges, and nothing is made twice', async () => {
    const failed: string[] = [];
    const outcomes = await inTurn(BOUND, moments, async ({ when, isNow }) => {
      const repository = line();
      try {
        return await survive(repository, isNow, strike);
      } catch (error) {
        failed.push(`struck when ${when}: ${String(error)}`);
        return [];
      } finally {
        repository.remove();
      }
    });
    expect(failed).toEqual([]);
    expect(outcomes.flat()).toContain('interrupted');
  });
});

/** Strikes a deployment and deploys again; returns how the records say that the deployments came out. */
async function survive(
  repository: Repository,
  isNow: (repository: Repository) => boolean,
  strike: Blow['strike'],
): Promise<readonly string[]> {
  const running = repository.start(...DEPLOY);
  while (running.process.exitCode === null && !isNow(repository)) await sleep(5);
  if (running.process.exitCode === null) await strike(running, repository);
  await running.ended;

  const kept = wholeIn(stateOf(repository, 'line/test')).map((address) =>
    address.split('_').at(-1),
  );
  const records = recordsOf(repository);
  const unfinished = (await records.list(LINE)).filter(({ end }) => !end);
  const left = await records.lockOf(LINE);

  const { stderr } = await deploy(repository);
  if (left) expect(stderr).toContain('deploy/took-over-lock');
  const { status, stdout } = await repository.start(
    'plan',
    '-e',
    'line/test',
    '--detailed-exitcode',
  ).ended;
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'line/test: no changes\n' });

  const made = madeIn(repository);
  // What dies with Terraform while its provisioner runs counts as made; that is Terraform's own word for it.
  expect(new Set([...made, ...kept.filter((name) => name !== 'main')]).size).toBe(PARTS);

  const all = await records.list(LINE);
  // A shell that outlives Terraform may leave its trace late, so what was made again is read where it was recorded.
  const again = (all.at(-1)?.end?.changes ?? [])
    .filter(({ action }) => action === 'create' || action === 'replace')
    .map(({ terraformAddress }) => terraformAddress.split('_').at(-1));
  expect(again.filter((name) => kept.includes(name))).toEqual([]);

  expect(await records.verify(LINE)).toEqual([]);
  expect(await records.lockOf(LINE)).toBeUndefined();
  for (const { start } of unfinished) {
    expect(all.find(({ start: { id } }) => id === start.id)?.end?.outcome).toBe('interrupted');
  }
  return all.map(({ end }) => end?.outcome ?? 'running');
}

test('who interrupts twice is told to wait, and the engine is interrupted once', async () => {
  const repository = line();
  shutGate(repository);
  const { process: child, ended } = repository.start(...DEPLOY);
  await untilAtWork(repository);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  openGate(repository);
  const { status, stderr } = await ended;
  expect(status).toBe(130);
  expect(stderr).toContain('Interrupted. Waiting for the engine');
  expect(stderr).toContain('Still waiting');
  const [deployment] = await recordsOf(repository).list(LINE);
  expect(deployment?.end?.outcome).toBe('interrupted');
  const text = (await recordsOf(repository).text(LINE, '1', 'log.jsonl')) ?? '';
  expect(text.match(/Interrupt received/g)).toHaveLength(1);
  expect(text).not.toContain('Two interrupts received');
  repository.remove();
});

async function deploy(repository: Repository) {
  return mustEnd(0, await repository.start(...DEPLOY).ended);
}

/** Works on every item, on some at the same time. */
async function inTurn<Item, Result>(
  bound: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.values();
  const worker = async () => {
    for (const item of left) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: bound }, worker));
  return results;
}
