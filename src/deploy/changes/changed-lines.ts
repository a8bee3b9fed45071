import { hashOf } from '../../store';
import { linesOf, sharedLines, type SharedLine } from './shared-lines';

/** A hash of each line: the beginning of its SHA-256, 12 hexadecimal digits. Ends of lines do not count. */
export function hashLines(text: string): string[] {
  return linesOf(text).map((line) => hashOf(line).slice(0, 12));
}

/** What was changed in a file, line by line, counted from one in the file as it is now. */
export interface LineChanges {
  /** Lines that are new or changed. */
  readonly lines: readonly number[];
  /** True where lines were taken out and nothing stands in their place. */
  readonly removed: boolean;
}

/** Compares a text with the hashes of its lines before; where those are not known, all of it counts as new. */
export function lineChanges(before: readonly string[] | null, now: string): LineChanges {
  const after = hashLines(now);
  if (!before) return { lines: after.map((_, index) => index + 1), removed: false };
  const shared = sharedLines(before, after);
  const stayed = new Set(shared.map(([, index]) => index));
  const lines = after.flatMap((_, index) => (stayed.has(index) ? [] : [index + 1]));
  return { lines, removed: takesOut([...shared, [before.length, after.length]]) };
}

/** Whether, between two lines that stayed, there were lines and now there are none. */
function takesOut(ends: readonly SharedLine[]): boolean {
  return ends.some(([oldEnd, nowEnd], index) => {
    const [oldStart, nowStart] = ends[index - 1] ?? [-1, -1];
    return oldEnd - oldStart > 1 && nowEnd - nowStart === 1;
  });
}
