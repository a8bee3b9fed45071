import { hostname } from 'node:os';
import type { Deployment, DeploymentOutcome, EnvironmentLock } from '../model';
import { isAlive } from './process-identity';

/** Whether the holder of a lock is known to be gone: its processes ran on this machine and have all ended. */
export function isStale({ by, processes }: EnvironmentLock): boolean {
  return by.host === hostname() && processes.length > 0 && !processes.some(isAlive);
}

/** Whether a deployment came to a good end. */
export function hasSucceeded({ end }: Deployment): boolean {
  return end?.outcome === 'succeeded';
}

/** Whether a deployment was killed before it changed anything, as far as is known. */
export function neverBegan({ end }: Pick<Deployment, 'end'>): boolean {
  return (
    end === undefined ||
    (end.outcome === 'interrupted' && end.changes.every(({ result }) => result === null))
  );
}

/**
 * How a deployment came out, as far as its record and the lock of its environment tell. Without an end it runs only while
 * a live lock is there that is older than it, from the same host; else it was interrupted.
 */
export function outcomeOf(
  { start, end }: Deployment,
  lock: EnvironmentLock | undefined,
): DeploymentOutcome {
  if (end) return end.outcome;
  if (lock === undefined || isStale(lock)) return 'interrupted';
  const isItsLock =
    lock.by.host === start.by.host && Date.parse(lock.since) <= Date.parse(start.startedAt);
  return isItsLock ? 'running' : 'interrupted';
}
