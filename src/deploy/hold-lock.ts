import { randomUUID } from 'node:crypto';
import type { EnvironmentLock, EnvironmentName, Operation } from '../model';
import { StoreUnavailable, processIdentity } from '../store';
import { lockLeft, lockTaken } from './deployment-problems';
import { nameOf, type Site } from './site';

/** The lock of a deployment that begins now, by this process. */
export function newLock(
  environment: EnvironmentName,
  operation: Operation,
  { by, now }: Site,
): EnvironmentLock {
  return {
    ...environment,
    version: 1,
    token: randomUUID(),
    operation,
    by,
    since: now().toISOString(),
    processes: [processIdentity(process.pid)],
  };
}

/** Gives a lock back. What was deployed is deployed and recorded by now, so nothing that happens to the lock makes a failure of it. */
export async function giveBack(lock: EnvironmentLock, { store, report }: Site): Promise<void> {
  const environment = nameOf(lock);
  try {
    if (!(await store.unlock(lock))) report(lockTaken.at(undefined, { environment }));
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    report(lockLeft.at(undefined, { environment, why: error.why }));
  }
}
