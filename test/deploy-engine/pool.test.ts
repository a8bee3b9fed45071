import { setTimeout as sleep } from 'node:timers/promises';
import { inPool, memoryPerStack, parseParallelism, poolSize } from '../../src/deploy/pool';

const GIGABYTE = 1024 ** 3;

test.each<{
  because: string;
  cpus: number;
  gigabytes: number;
  providers: readonly string[];
  size: number;
}>([
  { because: 'two for each core', cpus: 2, gigabytes: 16, providers: [], size: 4 },
  { because: 'clouds have limits', cpus: 64, gigabytes: 512, providers: [], size: 16 },
  { because: 'the memory is short', cpus: 8, gigabytes: 2, providers: ['aws'], size: 2 },
  { because: 'one always works', cpus: 8, gigabytes: 0, providers: ['aws'], size: 1 },
  { because: 'one core is enough', cpus: 1, gigabytes: 8, providers: ['helm'], size: 2 },
])('$size at once: $because', ({ cpus, gigabytes, providers, size }) => {
  const perStack = memoryPerStack(providers);
  expect(poolSize({ cpus, freeMemory: gigabytes * GIGABYTE, perStack })).toBe(size);
});

test('this machine has room for one at least', () => {
  expect(poolSize({ perStack: memoryPerStack([]) })).toBeGreaterThanOrEqual(1);
  expect(poolSize({ perStack: 0 })).toBeGreaterThanOrEqual(1);
});

test('a provider weighs the same by its name and by its address', () => {
  expect(memoryPerStack(['registry.terraform.io/hashicorp/aws'])).toBe(memoryPerStack(['aws']));
  expect(memoryPerStack(['aws'])).toBeGreaterThan(memoryPerStack(['helm']));
});

test.each([
  ['1', 1],
  ['12', 12],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['many', undefined],
  ['', undefined],
  ['99999', undefined],
])('%j at once is %p', (text, number) => {
  expect(parseParallelism(text)).toBe(number);
});

test('begins in order, keeps to its bound, and answers in the order of the items', async () => {
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const results = await inPool([5, 1, 3, 2, 4], 2, async (item) => {
    begun.push(item);
    most = Math.max(most, ++now);
    await sleep(item);
    now--;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 30, 20, 40]);
  expect(begun).toEqual([5, 1, 3, 2, 4]);
  expect(most).toBe(2);
});

test.each([0, -3, Number.NaN, 100])('a bound of %p loses nothing', async (bound) => {
  expect(await inPool(['a', 'b'], bound, (item) => Promise.resolve(item))).toEqual(['a', 'b']);
  expect(await inPool([], bound, (item) => Promise.resolve(item))).toEqual([]);
});

test('begins nothing after an interruption, and lets what has begun come to its end', async () => {
  const interruption = { requested: false, onRequest: () => () => undefined };
  const work = async (item: number) => {
    if (item === 2) interruption.requested = true;
    await sleep(5);
    return item;
  };
  expect(await inPool([1, 2, 3, 4], 2, work, interruption)).toEqual([1, 2, undefined, undefined]);
});

test('an error waits for the others that have begun', async () => {
  const ended: number[] = [];
  const work = async (item: number) => {
    if (item === 1) throw new Error('a bug');
    await sleep(10);
    ended.push(item);
  };
  await expect(inPool([0, 1, 2, 3], 2, work)).rejects.toThrow('a bug');
  expect(ended).toEqual([0]);
});
