import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { whileAlone } from '../../src/deploy/engine/file-lock';
import { Turns } from '../../src/deploy/engine/turns';
import { processIdentity } from '../../src/store';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'alone-')), 'deep', 'init.lock');

/** Counts how many work at once. */
class Counter {
  now = 0;
  most = 0;
  done: string[] = [];

  readonly work = async (name = ''): Promise<boolean> => {
    this.most = Math.max(this.most, ++this.now);
    await sleep(5);
    this.now--;
    this.done.push(name);
    return true;
  };
}

test('one works under a file, the others wait, and nothing is left', async () => {
  const file = fresh();
  const counter = new Counter();
  await Promise.all(Array.from({ length: 6 }, () => whileAlone(file, () => counter.work())));
  expect(counter.most).toBe(1);
  expect(counter.done).toHaveLength(6);
  expect(readdirSync(join(file, '..'))).toEqual([]);
});

test('work that fails gives the file back', async () => {
  const file = fresh();
  await expect(whileAlone(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await whileAlone(file, () => Promise.resolve('yes'))).toBe('yes');
});

test('the file of a process that has died is taken over, by one at a time', async () => {
  const file = fresh();
  await whileAlone(file, () => Promise.resolve());
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(file, JSON.stringify({ ...processIdentity(process.pid), id: dead }));
  const counter = new Counter();
  await Promise.all(Array.from({ length: 6 }, () => whileAlone(file, () => counter.work())));
  expect(counter.most).toBe(1);
});

test('a file that nobody finished writing is nobody’s after a while', async () => {
  const file = fresh();
  await whileAlone(file, () => Promise.resolve());
  writeFileSync(file, '');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  expect(await whileAlone(file, () => Promise.resolve('mine'))).toBe('mine');
});

test('who waits for a living process stops when everything is to end', async () => {
  const file = fresh();
  const interruption = { requested: true, onRequest: () => () => undefined };
  const waiting = await whileAlone(file, () =>
    whileAlone(file, () => Promise.resolve('never'), interruption),
  );
  expect(waiting).toBeUndefined();
});

test('the first of each set works alone, later ones of a set that is done side by side', async () => {
  const turns = new Turns();
  const counter = new Counter();
  const firsts = new Counter();
  const alone = (work: () => Promise<boolean>) => firsts.work().then(work);
  const take = (set: string) => turns.take(set, () => counter.work(set), Boolean, alone);
  await Promise.all([take('aws'), take('google'), take('helm')]);
  expect(counter.most).toBe(1);
  expect(firsts.done).toHaveLength(3);
  await Promise.all(['aws', 'aws', 'google', 'helm'].map(take));
  expect(counter.most).toBe(4);
  expect(firsts.done).toHaveLength(3);
});

test('where the first of a set fails, the next one is the first', async () => {
  const turns = new Turns();
  const outcomes = [false, true, true];
  let alone = 0;
  const take = () =>
    turns.take(
      'aws',
      () => Promise.resolve(outcomes.shift() ?? true),
      Boolean,
      (work) => {
        alone++;
        return work();
      },
    );
  expect(await Promise.all([take(), take(), take()])).toEqual([false, true, true]);
  expect(alone).toBe(2);
});
