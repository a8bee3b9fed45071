import { availableParallelism } from 'node:os';
import type { Interruption } from './engine/types';

const MEGABYTE = 1024 * 1024;

/** What one engine takes with the processes of its providers, in bytes; measured, and rounded up. */
const BUILTIN_ONLY = 100 * MEGABYTE;
const WITH_PROVIDER = 300 * MEGABYTE;
/** Providers of whole clouds, which take much more than others. */
const LARGE: Readonly<Record<string, number>> = {
  aws: 800 * MEGABYTE,
  azurerm: 600 * MEGABYTE,
  google: 600 * MEGABYTE,
  'google-beta': 600 * MEGABYTE,
};

/** How many engines work at once at most, whatever the machine is: clouds limit how often they are asked. */
const MOST = 16;

/** What decides how many engines work at once. */
export interface PoolFacts {
  /** @default what the process may use */
  readonly cpus?: number;
  /** In bytes. @default what the machine has free, or its container */
  readonly freeMemory?: number;
  /** What the largest stack takes, in bytes. */
  readonly perStack: number;
}

/**
 * How many engines work at once. They wait for clouds half of their time, so there are two for each core, as far as the
 * memory reaches, and always one.
 */
export function poolSize({
  cpus = availableParallelism(),
  freeMemory = process.availableMemory(),
  perStack,
}: PoolFacts): number {
  const fitting = Math.floor(freeMemory / Math.max(1, perStack));
  return Math.max(1, Math.min(2 * cpus, fitting, MOST));
}

/** What an engine takes that works with some providers, in bytes. */
export function memoryPerStack(providers: readonly string[]): number {
  return providers.reduce((sum, address) => {
    const name = address.split('/').at(-1) ?? address;
    return sum + (LARGE[name] ?? WITH_PROVIDER);
  }, BUILTIN_ONLY);
}

/** How many at once the user asks for: a whole number from one on; undefined for any other text. */
export function parseParallelism(text: string): number | undefined {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : undefined;
}

/**
 * Works on items in their order, a number of them at once. Results have the order of the items; those that were not begun
 * because of an interruption have none. Where work throws, no further item is begun, and the first error is thrown once
 * all others have ended.
 */
export async function inPool<Item, Result>(
  items: readonly Item[],
  bound: number,
  work: (item: Item) => Promise<Result>,
  interruption?: Interruption,
): Promise<readonly (Result | undefined)[]> {
  const results = new Array<Result | undefined>(items.length).fill(undefined);
  const errors: unknown[] = [];
  const queue = items.entries();
  const workOn = async () => {
    for (const [index, item] of queue) {
      if (interruption?.requested === true || errors.length > 0) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  const workers = Math.max(1, Math.min(Math.floor(bound) || 1, items.length));
  await Promise.all(Array.from({ length: workers }, workOn));
  if (errors.length > 0) throw errors[0];
  return results;
}
