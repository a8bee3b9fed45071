import type { Palette } from './diagnostic-text';
import { printable } from './printable';

/** A line that one text has and the other has not. */
interface ChangedLine {
  readonly mark: '+' | '-';
  /** Counted from one, in the text that has it. */
  readonly number: number;
  readonly line: string;
}

/** Above this many pairs of lines, everything between the first change and the last counts as changed. */
const MOST_PAIRS = 4_000_000;

/** The lines in which two texts differ, with their numbers: what goes behind `-`, what comes behind `+`. */
export function renderChangedLines(before: string, after: string, palette: Palette): string[] {
  const changed = changedLines(linesOf(before), linesOf(after));
  const width = Math.max(0, ...changed.map(({ number }) => String(number).length));
  return changed.map(({ mark, number, line }) => {
    const text = `  ${String(number).padStart(width)} ${mark} ${printable(line)}`.trimEnd();
    return mark === '-' ? palette.dim(text) : text;
  });
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function changedLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  const old = before.slice(first, before.length - last);
  const now = after.slice(first, after.length - last);
  const common = old.length * now.length > MOST_PAIRS ? [] : commonLines(old, now);
  return between(old, now, [...common, [old.length, now.length]], first);
}

/** What stands between lines that both have, the old in front of the new. */
function between(
  old: readonly string[],
  now: readonly string[],
  common: readonly (readonly [number, number])[],
  first: number,
): ChangedLine[] {
  const changed: ChangedLine[] = [];
  const add = (mark: '+' | '-', lines: readonly string[], from: number, to: number) => {
    for (let at = from; at < to; at++)
      changed.push({ mark, number: first + at + 1, line: lines[at] ?? '' });
  };
  let [left, right] = [0, 0];
  for (const [toLeft, toRight] of common) {
    add('-', old, left, toLeft);
    add('+', now, right, toRight);
    [left, right] = [toLeft + 1, toRight + 1];
  }
  return changed;
}

/** A longest series of lines that both texts have in this order, as their places in both. */
function commonLines(old: readonly string[], now: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (!row) continue;
    for (let j = now.length - 1; j >= 0; j--)
      row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const common: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < old.length && j < now.length;) {
    if (old[i] === now[j]) common.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}
