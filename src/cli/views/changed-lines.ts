import { linesOf, sharedLines } from '../../deploy';
import type { Palette } from './diagnostic-text';
import { printable } from './printable';

/** A line that one text has and the other has not. */
interface ChangedLine {
  readonly mark: '+' | '-';
  /** Counted from one, in the text that has it. */
  readonly number: number;
  readonly line: string;
}

/** The lines in which two texts differ, with their numbers: what goes behind `-`, what comes behind `+`. */
export function renderChangedLines(before: string, after: string, palette: Palette): string[] {
  const changed = changedLines(linesOf(before), linesOf(after));
  const width = Math.max(0, ...changed.map(({ number }) => String(number).length));
  return changed.map(({ mark, number, line }) => {
    const text = `  ${String(number).padStart(width)} ${mark} ${printable(line)}`.trimEnd();
    return mark === '-' ? palette.dim(text) : text;
  });
}

/** What stands between lines that both have, the old in front of the new. */
function changedLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const changed: ChangedLine[] = [];
  const add = (mark: '+' | '-', lines: readonly string[], from: number, to: number) => {
    for (let at = from; at < to; at++)
      changed.push({ mark, number: at + 1, line: lines[at] ?? '' });
  };
  let [left, right] = [0, 0];
  const ends = [...sharedLines(before, after), [before.length, after.length] as const];
  for (const [toLeft, toRight] of ends) {
    add('-', before, left, toLeft);
    add('+', after, right, toRight);
    [left, right] = [toLeft + 1, toRight + 1];
  }
  return changed;
}
