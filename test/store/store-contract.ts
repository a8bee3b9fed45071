import { RecordStore, type Blobs } from '../../src/store';
import { GONE, PRODUCTION, endFacts, filesOf, lockOf, startFacts } from './example';

/** What the records and the locks have to do on every place. */
export function describeStore(what: string, open: () => Promise<Blobs>): void {
  describe(`records in ${what}`, () => {
    let store: RecordStore;
    beforeEach(async () => {
      store = new RecordStore(await open());
    });

    test('there are none at first', async () => {
      expect(await store.environments()).toEqual([]);
      expect(await store.list(PRODUCTION)).toEqual([]);
      expect(await store.last(PRODUCTION)).toBeUndefined();
      expect(await store.find(PRODUCTION, '1')).toBeUndefined();
      expect(await store.verify(PRODUCTION)).toEqual([]);
    });

    test('are counted for each environment and come back as they were', async () => {
      const staging = { project: 'shop', environment: 'staging' };
      const first = await store.begin(startFacts(), filesOf(1));
      const end = await store.finish(first, endFacts(), '{"line":1}\n');
      const second = await store.begin(startFacts({ operation: 'rollback', goesBackTo: '1' }), {});
      const other = await store.begin(startFacts(staging), {});

      expect([first.id, second.id, other.id]).toEqual(['1', '2', '1']);
      expect(first.previous).toBeNull();
      expect(other.previous).toBeNull();
      expect(await store.list(PRODUCTION)).toEqual([{ start: first, end }, { start: second }]);
      expect(await store.find(PRODUCTION, '1')).toEqual({ start: first, end });
      expect(await store.last(PRODUCTION)).toEqual({ start: second });
      expect(await store.environments()).toEqual([PRODUCTION, staging]);
      expect(await store.verify(PRODUCTION)).toEqual([]);
    });

    test('keep the texts beside them', async () => {
      const start = await store.begin(startFacts(), filesOf(1));
      await store.finish(start, endFacts(), 'a log\n');
      expect(Object.keys(start.files)).toEqual(['cdk.tf.json', 'scoreform.json']);
      expect(await store.text(PRODUCTION, '1', 'cdk.tf.json')).toBe(filesOf(1)['cdk.tf.json']);
      expect(await store.text(PRODUCTION, '1', 'log.jsonl')).toBe('a log\n');
      expect(await store.text(PRODUCTION, '1', 'lock.hcl')).toBeUndefined();
    });

    test.each(['0', '01', '1e3', '-1', '../1', '1/../1', '', 'lock.json', '9'.repeat(400)])(
      'have no id such as %p',
      async (id) => {
        await store.begin(startFacts(), {});
        expect(await store.find(PRODUCTION, id)).toBeUndefined();
        expect(await store.text(PRODUCTION, id, 'start.json')).toBeUndefined();
      },
    );

    test('sort by number', async () => {
      for (let count = 0; count < 11; count++) await store.begin(startFacts(), {});
      expect((await store.last(PRODUCTION))?.start.id).toBe('11');
      const ids = (await store.list(PRODUCTION)).map(({ start }) => start.id);
      expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
    });

    test('end once', async () => {
      const start = await store.begin(startFacts(), {});
      const end = await store.finish(
        start,
        endFacts({ outcome: 'failed' }),
        'log of the failure\n',
      );
      expect(await store.finish(start, endFacts(), 'another log\n')).toEqual(end);
      expect((await store.last(PRODUCTION))?.end?.outcome).toBe('failed');
      expect(await store.verify(PRODUCTION)).toEqual([]);
    });

    test('never share an id, even where two begin at the same moment', async () => {
      const begun = await Promise.all(
        Array.from({ length: 8 }, () => store.begin(startFacts(), {})),
      );
      const ids = begun.map(({ id }) => Number(id)).sort((one, other) => one - other);
      expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await store.verify(PRODUCTION)).toEqual([]);
    });
  });

  describe(`locks in ${what}`, () => {
    let store: RecordStore;
    beforeEach(async () => {
      store = new RecordStore(await open());
    });

    test('are held by one of many, and the others learn by whom', async () => {
      const locks = Array.from({ length: 20 }, () => lockOf());
      const attempts = await Promise.all(locks.map((lock) => store.lock(lock)));
      const winner = locks[attempts.findIndex(({ held }) => held)];
      expect(attempts.filter(({ held }) => held)).toEqual([{ held: true }]);
      for (const attempt of attempts) if (!attempt.held) expect(attempt.holder).toEqual(winner);
      expect(await store.lockOf(PRODUCTION)).toEqual(winner);
    });

    test('go to the next when they are given back', async () => {
      const [one, other] = [lockOf(), lockOf()];
      await store.lock(one);
      expect(await store.unlock(other)).toBe(false);
      expect(await store.lockOf(PRODUCTION)).toEqual(one);
      expect(await store.unlock(one)).toBe(true);
      expect(await store.lockOf(PRODUCTION)).toBeUndefined();
      expect(await store.lock(other)).toEqual({ held: true });
    });

    test('are renewed by their holder alone', async () => {
      const [one, other] = [lockOf(), lockOf()];
      await store.lock(one);
      const renewed = { ...one, processes: [...one.processes, { id: 1, started: null }] };
      expect(await store.renewLock(renewed)).toBe(true);
      expect(await store.renewLock(other)).toBe(false);
      expect(await store.lockOf(PRODUCTION)).toEqual(renewed);
      expect(await store.breakLock(renewed)).toBe(true);
      expect(await store.renewLock(one)).toBe(false);
      expect(await store.lockOf(PRODUCTION)).toBeUndefined();
    });

    test('that are stale go to one of many, who learns of whom', async () => {
      const stale = lockOf({ processes: [GONE] });
      await store.lock(stale);
      const attempts = await Promise.all(Array.from({ length: 20 }, () => store.lock(lockOf())));
      expect(attempts.filter(({ held }) => held)).toEqual([{ held: true, before: stale }]);
    });

    test('of another host are never stale', async () => {
      const theirs = lockOf({ by: { user: 'maria', host: 'other', job: null }, processes: [GONE] });
      await store.lock(theirs);
      expect(store.isStale(theirs)).toBe(false);
      expect(await store.lock(lockOf())).toEqual({ held: false, holder: theirs });
    });

    test('are broken by people, whoever holds them', async () => {
      const theirs = lockOf({ by: { user: 'maria', host: 'other', job: null } });
      expect(await store.breakLock(theirs)).toBe(false);
      await store.lock(theirs);
      expect(await store.breakLock(theirs)).toBe(true);
      expect(await store.lock(lockOf())).toEqual({ held: true });
    });

    test('stay where people decided about the one before', async () => {
      const [shown, next] = [lockOf(), lockOf()];
      await store.lock(shown);
      await store.unlock(shown);
      await store.lock(next);
      expect(await store.breakLock(shown)).toBe(false);
      expect(await store.lockOf(PRODUCTION)).toEqual(next);
    });
  });
}
