import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import type { Deployment, EnvironmentLock } from '../../src/model';
import { RecordStore, isAlive, isStale, outcomeOf, processIdentity } from '../../src/store';
import { GONE, endFacts, lockOf, startFacts } from './example';
import { MemoryBlobs } from './memory-blobs';

const onLinux = processIdentity(process.pid).started?.startsWith('linux:') === true;

test('a process is known again while it runs, and not after it was killed', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const identity = processIdentity(child.pid ?? 0);
  expect(isAlive(identity)).toBe(true);
  expect(processIdentity(child.pid ?? 0)).toEqual(identity);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(isAlive(identity)).toBe(false);
  expect(isAlive({ id: identity.id, started: null })).toBe(false);
});

/** The start of this process with one part of it changed: system, machine, boot, namespace or ticks. */
const startWith = (part: number, text: string) =>
  processIdentity(process.pid)
    .started?.split(':')
    .map((old, position) => (position === part ? text : old))
    .join(':') ?? null;

test.each([
  { because: 'it is this one', process: processIdentity(process.pid), alive: true },
  { because: 'only its id is known', process: { id: process.pid, started: null }, alive: true },
  { because: 'its id went to another', process: GONE, alive: false },
  { because: 'there is no such id', process: { id: 2 ** 22 + 1, started: null }, alive: false },
  { because: 'a group is no process', process: { id: -1, started: null }, alive: false },
  { because: 'a group is no process', process: { id: 0, started: null }, alive: false },
  { because: 'half a process is none', process: { id: 1.5, started: null }, alive: false },
])('a process is alive ($alive) where $because', ({ process: given, alive }) => {
  expect(isAlive(given)).toBe(alive);
});

/** What only Linux tells of a process; elsewhere there is nothing to change. */
const linuxRows = onLinux
  ? [
      { because: 'another process has its id', part: 4, text: '1', alive: false },
      { because: 'it is one of another container, unseen', part: 3, text: '1', alive: true },
      { because: 'a machine of its name may be another', part: 1, text: 'other', alive: true },
    ]
  : [];

test('what Linux tells of a process is heeded', () => {
  for (const { part, text, alive } of linuxRows)
    expect(isAlive({ id: process.pid, started: startWith(part, text) })).toBe(alive);
});

const alive = processIdentity(process.pid);

test.each<{ because: string; lock: Partial<EnvironmentLock>; stale: boolean }>([
  { because: 'its process runs', lock: {}, stale: false },
  { because: 'its process has ended', lock: { processes: [GONE] }, stale: true },
  { because: 'the engine still runs', lock: { processes: [GONE, alive] }, stale: false },
  { because: 'both have ended', lock: { processes: [GONE, GONE] }, stale: true },
  { because: 'nothing is known of its processes', lock: { processes: [] }, stale: false },
  {
    because: 'it is of another host, of whose processes we know nothing',
    lock: { processes: [GONE], by: { user: 'maria', host: `${hostname()}-2`, job: null } },
    stale: false,
  },
])('a lock is stale ($stale) where $because', ({ lock, stale }) => {
  expect(isStale(lockOf(lock))).toBe(stale);
});

const START = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T12:00:00.001Z';

test.each<{ because: string; ended?: boolean; lock?: Partial<EnvironmentLock>; outcome: string }>([
  { because: 'its end says so', ended: true, outcome: 'failed' },
  { because: 'its end counts, whoever works', ended: true, lock: {}, outcome: 'failed' },
  { because: 'nobody works', outcome: 'interrupted' },
  { because: 'its lock is held', lock: { since: START }, outcome: 'running' },
  { because: 'its lock is stale', lock: { processes: [GONE] }, outcome: 'interrupted' },
  { because: 'a later one works', lock: { since: LATER }, outcome: 'interrupted' },
  {
    because: 'somebody elsewhere works',
    lock: { by: { user: 'maria', host: 'other', job: null } },
    outcome: 'interrupted',
  },
])('a deployment reads as $outcome where $because', async ({ ended, lock, outcome }) => {
  const store = new RecordStore(new MemoryBlobs());
  const start = await store.begin(startFacts({ startedAt: START }), {});
  const deployment: Deployment = ended
    ? { start, end: await store.finish(start, endFacts({ outcome: 'failed' }), undefined) }
    : { start };
  expect(outcomeOf(deployment, lock && lockOf(lock))).toBe(outcome);
});
