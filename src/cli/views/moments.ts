import type { Actor, GitState } from '../../model';
import { printable } from './printable';

/** A moment as tables show it, in UTC: `2026-11-21 15:59`. */
export function minute(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime())
    ? printable(moment)
    : date.toISOString().slice(0, 16).replace('T', ' ');
}

/** Whoever did something: `ada@laptop`. */
export function person({ user, host }: Pick<Actor, 'user' | 'host'>): string {
  return printable(`${user}@${host}`);
}

/** A commit as tables show it: seven digits, and `+` where the files differed from it. */
export function shortCommit(git: GitState | null): string {
  return git === null ? '-' : `${printable(git.commit.slice(0, 7))}${git.changed ? '+' : ''}`;
}
