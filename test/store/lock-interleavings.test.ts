import fc from 'fast-check';
import { RecordStore, type Blobs } from '../../src/store';
import { claimKey } from '../../src/store/record-keys';
import { GONE, PRODUCTION, lockOf } from './example';
import { MemoryBlobs } from './memory-blobs';

/** Blobs whose every question waits until the scheduler lets it through, in any order. */
function scheduled(blobs: Blobs, scheduler: fc.Scheduler): Blobs {
  const turn = async () => {
    await scheduler.schedule(Promise.resolve());
  };
  return {
    place: blobs.place,
    read: async (key) => (await turn(), blobs.read(key)),
    write: async (key, text) => (await turn(), blobs.write(key, text)),
    create: async (key, text) => (await turn(), blobs.create(key, text)),
    remove: async (key) => (await turn(), blobs.remove(key)),
    names: async (folder) => (await turn(), blobs.names(folder)),
  };
}

jest.setTimeout(60_000);

const stale = lockOf({ processes: [GONE] });

/** What lay there when the contenders came. */
const BEFORE = {
  nothing: [],
  'a stale lock': [['shop/production/lock.json', stale]],
  'a stale lock, and the claim of somebody who was killed while taking it over': [
    ['shop/production/lock.json', stale],
    [claimKey(PRODUCTION, stale.token), lockOf({ processes: [GONE] })],
  ],
} as const;

beforeEach(() => {
  // Whoever waits for another comes back at once: when, the scheduler decides.
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void) => {
    setImmediate(work);
  }) as never);
});

test.each(Object.entries(BEFORE))(
  'in whatever order processes come, one at a time works, where there was %s',
  async (_, before) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const texts = new Map<string, string>(
          before.map(([key, lock]) => [key, JSON.stringify(lock)]),
        );
        const store = new RecordStore(scheduled(new MemoryBlobs(texts), scheduler));
        let working = 0;
        let worked = 0;
        const contend = async () => {
          const lock = lockOf();
          const { held } = await store.lock(lock);
          if (!held) return;
          working++;
          worked++;
          expect(working).toBe(1);
          await store.renewLock({ ...lock, processes: [...lock.processes] });
          await scheduler.schedule(Promise.resolve());
          expect(working).toBe(1);
          working--;
          expect(await store.unlock(lock)).toBe(true);
        };
        await scheduler.waitFor(Promise.all(Array.from({ length: 4 }, contend)));
        expect(worked).toBeGreaterThan(0);
        expect([...texts.keys()]).toEqual([]);
      }),
      { numRuns: 50 },
    );
  },
);

test('in whatever order people break a stale lock that others take over, nobody else loses one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const texts = new Map([['shop/production/lock.json', JSON.stringify(stale)]]);
      const store = new RecordStore(scheduled(new MemoryBlobs(texts), scheduler));
      const contend = async () => {
        const lock = lockOf();
        return (await store.lock(lock)).held ? [lock] : [];
      };
      const [held] = await scheduler.waitFor(
        Promise.all([Promise.all([contend(), contend(), contend()]), store.breakLock(stale)]),
      );
      // A person has decided about the stale one, and about none that was taken since.
      const there = await new MemoryBlobs(texts).read('shop/production/lock.json');
      const tokens = held.flat().map(({ token }) => token);
      expect(JSON.parse(there ?? '{}')).toMatchObject({ token: tokens[0] });
      expect(tokens).toHaveLength(1);
    }),
    { numRuns: 50 },
  );
});
