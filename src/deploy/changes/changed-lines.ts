import { createHash } from 'node:crypto';

/** Larger tables of comparison take too long; what is between the two ends counts as changed then. */
const MOST_CELLS = 4_000_000;

/** A hash of each line: the beginning of its SHA-256, 12 hexadecimal digits. Ends of lines do not count. */
export function hashLines(text: string): string[] {
  return linesOf(text).map((line) => createHash('sha256').update(line).digest('hex').slice(0, 12));
}

/** What was changed in a file, line by line, counted from one in the file as it is now. */
export interface LineChanges {
  /** Lines that are new or changed. */
  readonly lines: readonly number[];
  /** True where lines were taken out and nothing stands in their place. */
  readonly removed: boolean;
}

/** The lines of a text that are new or changed; all of them where the lines before are not known. */
export function changedLines(before: readonly string[] | null, now: string): number[] {
  return [...lineChanges(before, now).lines];
}

/** Compares a text with the hashes of its lines before. */
export function lineChanges(before: readonly string[] | null, now: string): LineChanges {
  const after = hashLines(now);
  if (!before) return { lines: after.map((_, index) => index + 1), removed: false };
  const start = sharedLength(before, after, (list, index) => list[index]);
  const end = sharedLength(before.slice(start), after.slice(start), (list, index) =>
    list.at(-1 - index),
  );
  const old = before.slice(start, before.length - end);
  const middle = after.slice(start, after.length - end);
  const kept = keptPairs(old, middle);
  const keptNow = new Set(kept.map(([, index]) => index));
  const lines = middle.flatMap((_, index) => (keptNow.has(index) ? [] : [start + index + 1]));
  return { lines, removed: takesOut(kept, old.length, middle.length) };
}

/** Whether, between two lines that stayed, there were lines and now there are none. */
function takesOut(kept: readonly Pair[], old: number, now: number): boolean {
  const ends: readonly Pair[] = [...kept, [old, now]];
  return ends.some(([oldEnd, nowEnd], index) => {
    const [oldStart, nowStart] = kept[index - 1] ?? [-1, -1];
    return oldEnd - oldStart > 1 && nowEnd - nowStart === 1;
  });
}

/** Positions before and now of a line that stayed. */
type Pair = readonly [before: number, now: number];

/** The longest common subsequence. */
function keptPairs(old: readonly string[], now: readonly string[]): Pair[] {
  if (old.length * now.length > MOST_CELLS) return [];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === now[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) pairs.push([i++, j++]);
    else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

function sharedLength(
  a: readonly string[],
  b: readonly string[],
  at: (list: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  for (let index = 0; index < most; index++) if (at(a, index) !== at(b, index)) return index;
  return most;
}

/** A line break at the end begins no further line. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
