import type { RecordStore, StorePlace } from '../../src/store';
import { Contender, race, type Task } from './contender';
import { PRODUCTION, lockOf } from './example';

const MANY = 20;

/** Where processes meet. */
export interface MeetingPlace {
  readonly place: StorePlace;
  readonly root: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly store: RecordStore;
}

/** What has to hold between processes, on every place. */
export function describeProcesses(what: string, open: () => Promise<MeetingPlace>): void {
  describe(`processes that meet in ${what}`, () => {
    let meeting: MeetingPlace;
    // They meet in another place for each test, and starting so many takes longer than what they do.
    let contenders: readonly Contender[] = [];
    const taskOf = (action: Task['action']): Task => {
      const { place, root } = meeting;
      return { place, root, action };
    };
    const all = (action: Task['action'], count = MANY) =>
      race(contenders.slice(0, count), taskOf(action));
    beforeEach(async () => {
      meeting = await open();
      const { env = {} } = meeting;
      if (contenders.length === 0)
        contenders = Array.from({ length: MANY }, () => new Contender({ env }));
    });
    afterAll(async () => {
      await Promise.all(contenders.map((contender) => contender.leave()));
    });

    test('of 20 that lock at once one works, and 19 name it', async () => {
      const said = await all('lock');
      const winner = contenders[said.findIndex(({ held }) => held)];
      expect(said.filter(({ held }) => held)).toHaveLength(1);
      const holders = said.filter(({ held }) => held === false).map(({ holder }) => holder);
      expect(holders).toHaveLength(MANY - 1);
      for (const holder of holders) expect(holder?.processes[0]?.id).toBe(winner?.id);
    });

    test('one that was killed is stale, and of 20 that take over at once one works', async () => {
      const victim = new Contender({ env: meeting.env ?? {} });
      expect(await victim.act(taskOf('lock'))).toEqual({ held: true });
      const lock = await meeting.store.lockOf(PRODUCTION);
      expect(lock && meeting.store.isStale(lock)).toBe(false);
      await victim.kill();
      expect(lock && meeting.store.isStale(lock)).toBe(true);

      const said = await all('lock');
      expect(said.filter(({ held }) => held)).toEqual([{ held: true, before: lock }]);
      const winner = contenders[said.findIndex(({ held }) => held)];
      for (const { held, holder } of said)
        if (!held) expect(holder?.processes[0]?.id).toBe(winner?.id);
    });

    test('one of another host is waited for by all', async () => {
      const theirs = lockOf({ by: { user: 'maria', host: 'other', job: null } });
      await meeting.store.lock(theirs);
      const said = await all('lock');
      expect(said).toEqual(Array.from({ length: MANY }, () => ({ held: false, holder: theirs })));
    });

    test('10 that begin at once have 10 ids, and the chain is whole', async () => {
      const said = await all('begin', 10);
      const ids = said.map(({ id }) => Number(id)).sort((one, other) => one - other);
      expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await meeting.store.verify(PRODUCTION)).toEqual([]);
      for (const [position, { id }] of said.entries()) {
        const text = await meeting.store.text(PRODUCTION, String(id), 'cdk.tf.json');
        expect(text).toBe(String(contenders[position]?.id));
      }
    });
  });
}
