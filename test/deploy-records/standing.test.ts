import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standingOf } from '../../src/deploy/standing';
import { openStore, type RecordStore } from '../../src/store';
import { GONE, PRODUCTION, endFacts, lockOf, startFacts } from '../store/example';

let folder: string;
let store: RecordStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoreform-'));
  store = openStore({ kind: 'folder', path: 'records' }, folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function told() {
  const { last, lock } = await standingOf(PRODUCTION, store);
  return [last?.outcome, lock?.stale];
}

test('of nothing there is neither a deployment nor a lock', async () => {
  expect(await standingOf(PRODUCTION, store)).toEqual({ last: undefined, lock: undefined });
});

test.each([
  { because: 'the holder lives', processes: lockOf().processes, is: ['running', false] },
  { because: 'the holder is gone', processes: [GONE], is: ['interrupted', true] },
  {
    because: 'we were killed and the engine was not',
    processes: [GONE, ...lockOf().processes],
    is: ['running', false],
  },
])('a deployment without an end: $because', async ({ processes, is }) => {
  await store.begin(startFacts(), {});
  await store.lock(lockOf({ processes }));

  expect(await told()).toEqual(is);
});

test('a deployment that ends between two looks has not been interrupted', async () => {
  const lock = lockOf();
  await store.lock(lock);
  const start = await store.begin(startFacts(), {});
  const lockAtOnce = store.lockOf.bind(store);
  store.lockOf = async (of) => {
    await store.finish(start, endFacts(), undefined);
    await store.unlock(lock);
    return lockAtOnce(of);
  };

  expect(await told()).toEqual(['succeeded', undefined]);
});

test('a holder that dies between two looks is dead for the lock and for the deployment', async () => {
  await store.begin(startFacts(), {});
  await store.lock(lockOf());
  const answers = [false, true];
  store.isStale = () => answers.shift() ?? true;

  expect(await told()).toEqual(['running', false]);
});
