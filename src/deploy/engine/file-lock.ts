import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LockingProcess } from '../../model';
import { isAlive, processIdentity } from '../../store';
import type { Interruption } from './types';

/** How long a waiting process sleeps, in milliseconds. */
const PAUSE = 50;
/** After how long a lock that nobody finished writing is nobody's, in milliseconds. */
const UNFINISHED = 10_000;

/**
 * Works while nobody else on this machine works under the same file; the lock of a process that has died is taken over.
 * Undefined where an interruption was asked for while waiting.
 */
export async function whileAlone<Result>(
  file: string,
  work: () => Promise<Result>,
  interruption?: Interruption,
): Promise<Result | undefined> {
  mkdirSync(dirname(file), { recursive: true });
  const token = JSON.stringify({ ...processIdentity(process.pid), token: randomUUID() });
  while (!take(file, token)) {
    if (interruption?.requested) return undefined;
    await sleep(PAUSE);
  }
  try {
    return await work();
  } finally {
    if (read(file) === token) rmSync(file, { force: true });
  }
}

function take(file: string, token: string): boolean {
  try {
    writeFileSync(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    removeStale(file);
    return false;
  }
}

/** Of several who see the same stale lock only one can rename it, and it looks at what it has got. */
function removeStale(file: string): void {
  const text = read(file);
  if (text === undefined || !isStale(file, text)) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const got = read(aside);
  rmSync(aside, { force: true });
  if (got === undefined || got === text) return;
  // Somebody had taken it over in between and holds it.
  writeFileSync(file, got);
}

function isStale(file: string, text: string): boolean {
  const holder = parse(text);
  if (holder) return !isAlive(holder);
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > UNFINISHED;
}

function parse(text: string): LockingProcess | undefined {
  try {
    const { id, started = null } = JSON.parse(text) as Partial<LockingProcess>;
    return typeof id === 'number' ? { id, started } : undefined;
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
