import type { Deployment, DeploymentOutcome, EnvironmentLock, EnvironmentName } from '../model';
import { outcomeOf, type RecordStore } from '../store';

/** The newest deployment of an environment and whoever holds its lock, as both stand at one moment. */
export interface Standing {
  readonly last: (Deployment & { readonly outcome: DeploymentOutcome }) | undefined;
  /** `stale`: its holder is known to be gone. */
  readonly lock: (EnvironmentLock & { readonly stale: boolean }) | undefined;
}

/**
 * Looks up who works on an environment, and what came of it. Processes come and go while records are read, so whether the
 * holder of the lock is alive is asked once, and both answers follow from that.
 */
export async function standingOf(of: EnvironmentName, store: RecordStore): Promise<Standing> {
  const found = await store.last(of);
  const holder = await store.lockOf(of);
  const lock = holder && { ...holder, stale: store.isStale(holder) };
  const alive = lock?.stale === false ? holder : undefined;
  // A deployment writes its end before it gives its lock back: it may have come to both since its record was read.
  const last = found && !found.end && !alive ? await store.find(of, found.start.id) : found;
  return { last: last && { ...last, outcome: outcomeOf(last, alive) }, lock };
}
