import {
  isFailure,
  nameOf,
  stateLockOf,
  unlockNeedsConsent,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { EnvironmentLock } from '../../model';
import { asker, isYes } from '../deploying/ask';
import { exitCodeOfFailure, reportFailure, reportResult } from '../deploying/outcomes';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { restoredOrEmitted } from '../deploying/last-stacks';
import { oneRecorded } from '../deploying/recorded-environments';
import { openRepository } from '../repository';
import { atSite } from '../deploying/site';
import { renderLocks, renderUnlocked, type LocksView } from '../views/locks';

export const unlock: RunCommand = (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, repository, async (site, run) => {
    const environment = await oneRecorded(invocation, repository, site.store);
    if (!environment) return NOTHING;
    const last = await site.store.last(environment);
    // A lock can be removed whatever is wrong with the files, so that is not reported here.
    const place = await restoredOrEmitted(
      environment,
      last,
      { site, run, repository },
      () => undefined,
    );
    const state = place && (await stateLockOf(place, site));
    const lock = await site.store.lockOf(environment);
    const view: LocksView = {
      ...environment,
      lock: lock ? { ...lock, stale: site.store.isStale(lock) } : null,
      state: isFailure(state) ? null : (state ?? null),
      stateAsked: place !== undefined && !isFailure(state),
    };
    if (isFailure(state)) reportFailure(state, environment, site.report);
    const unasked = isFailure(state) ? exitCodeOfFailure(state) : EXIT.done;
    if (!view.lock && !view.state) return shown(view, invocation, unasked);
    return removeLocks(view, place, unasked, invocation, site);
  });
};

async function removeLocks(
  view: LocksView,
  place: StackPlace | undefined,
  unasked: ExitCode,
  invocation: Invocation,
  site: Site,
): Promise<Outcome> {
  if (!(await isAgreed(view, invocation))) {
    const environment = nameOf(view);
    site.report(unlockNeedsConsent.at(undefined, { environment }));
    return shown(view, invocation, EXIT.refused);
  }
  // The engine's first: as long as ours is there, nobody else begins.
  const failure = place && view.state && (await site.engine.forceUnlock(place, view.state.id));
  if (failure) {
    reportFailure(failure, view, site.report);
    return shown(view, invocation, exitCodeOfFailure(failure));
  }
  const holder = view.lock && (await breakLock(view.lock, site));
  if (holder) {
    const { project, environment } = view;
    reportResult({ project, environment, outcome: 'locked', holder }, site.store, site.report);
    return shown(view, invocation, EXIT.locked);
  }
  const { options, palette } = invocation;
  const output = renderUnlocked(view, options.format, palette);
  return unasked === EXIT.done ? { output } : { output, exitCode: unasked };
}

/** Removes the lock that was shown. While somebody thought about it, another deployment may have begun: its lock stays. */
async function breakLock(
  lock: EnvironmentLock,
  { store }: Site,
): Promise<EnvironmentLock | undefined> {
  return (await store.breakLock(lock)) ? undefined : store.lockOf(lock);
}

async function isAgreed(view: LocksView, invocation: Invocation): Promise<boolean> {
  const { options, palette, terminal } = invocation;
  if (options.yes === true) return true;
  const ask = asker(invocation);
  if (!ask) return false;
  terminal.stderr.write(renderLocks(view, 'text', palette));
  return isYes(await ask('\nRemove what is locked? Only if you know the holder is gone. [y/N] '));
}

function shown(view: LocksView, { options, palette }: Invocation, exitCode: ExitCode): Outcome {
  const output = renderLocks(view, options.format, palette);
  return exitCode === EXIT.done ? { output } : { output, exitCode };
}
