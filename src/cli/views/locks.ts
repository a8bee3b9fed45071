import { nameOf, type StateLock } from '../../deploy';
import type { EnvironmentLock, EnvironmentName } from '../../model';
import { isUnreadable } from '../../store';
import type { Palette } from './diagnostic-text';
import { renderJson } from './json';
import { minute, person } from './moments';
import { printable } from './printable';
import { lines } from './words';

/** Who holds what of an environment. */
export interface LocksView extends EnvironmentName {
  readonly lock: (EnvironmentLock & { readonly stale: boolean }) | null;
  /** The engine's own lock of the state. */
  readonly state: StateLock | null;
  /** False where the engine could not be asked for its lock. */
  readonly stateAsked: boolean;
}

/** Who holds what since when. */
export function renderLocks(view: LocksView, format: string | undefined, palette: Palette): string {
  if (format === 'json') return locksJson(view, false);
  return lines(palette.bold(nameOf(view)), ...locksOf(view).map((line) => `  ${line}`));
}

/** What was removed. */
export function renderUnlocked(
  view: LocksView,
  format: string | undefined,
  palette: Palette,
): string {
  if (format === 'json') return locksJson(view, true);
  return lines(
    palette.bold(nameOf(view)),
    ...locksOf(view).map((line) => `  ${line}`),
    `  Removed: ${[...(view.state ? ['the lock of the state'] : []), ...(view.lock ? ['the lock of the environment'] : [])].join(' and ')}.`,
  );
}

function locksOf({ lock, state, stateAsked }: LocksView): string[] {
  const told = [
    ...(lock ? [environmentLockText(lock)] : []),
    ...(state ? [stateLockText(state)] : []),
    ...(stateAsked ? [] : ['Whether the state is locked could not be asked.']),
  ];
  return told.length > 0 ? told : ['Nothing is locked.'];
}

/** Our lock as a sentence. */
export function environmentLockText(lock: NonNullable<LocksView['lock']>): string {
  if (isUnreadable(lock)) {
    return 'The lock file of the environment cannot be read, so nobody can tell who holds it.';
  }
  const { by, since, operation, stale } = lock;
  const job = by.job === null ? '' : ` (${printable(by.job)})`;
  const state = stale ? 'The process is gone.' : 'It may still be at work.';
  return `${person(by)}${job} holds the lock of the environment since ${minute(since)} UTC, for "${operation}". ${state}`;
}

/** What to do about our lock; null where its holder may be at work. */
export function environmentLockAdvice(lock: NonNullable<LocksView['lock']>): string | null {
  if (isUnreadable(lock)) {
    return `If you know that nobody is at work, remove it: scoreform unlock -e ${nameOf(lock)}`;
  }
  return lock.stale ? `Remove what it left: scoreform unlock -e ${nameOf(lock)}` : null;
}

/** Our lock as scripts read it. */
export function environmentLockJson({
  by,
  since,
  operation,
  stale,
}: NonNullable<LocksView['lock']>) {
  return { by: `${by.user}@${by.host}`, job: by.job, since, operation, stale };
}

function stateLockText({ id, who, operation, created }: StateLock): string {
  return printable(
    `${who} holds the lock of the state since ${created} (${operation}, lock ${id}).`,
  );
}

function locksJson(view: LocksView, removed: boolean): string {
  const { project, environment, lock, state, stateAsked } = view;
  return renderJson({
    project,
    environment,
    lock: lock && environmentLockJson(lock),
    state: state && {
      id: state.id,
      by: state.who,
      since: state.created,
      operation: state.operation,
    },
    stateAsked,
    removed,
  });
}
