/** Larger tables of comparison take too long; what is between the two ends counts as changed then. */
const MOST_CELLS = 4_000_000;

/** Positions before and now of a line that stayed, counted from zero. */
export type SharedLine = readonly [before: number, now: number];

/** The lines of a text; a line break at the end begins no further one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The lines that stayed, in their order: a longest series of those that both texts have. */
export function sharedLines(before: readonly string[], now: readonly string[]): SharedLine[] {
  const start = sharedStart(before, now);
  const end = sharedStart(before.slice(start).reverse(), now.slice(start).reverse());
  const [oldEnd, nowEnd] = [before.length - end, now.length - end];
  const between = commonLines(before.slice(start, oldEnd), now.slice(start, nowEnd));
  return [
    ...Array.from({ length: start }, (_, index): SharedLine => [index, index]),
    ...between.map(([old, index]): SharedLine => [start + old, start + index]),
    ...Array.from({ length: end }, (_, index): SharedLine => [oldEnd + index, nowEnd + index]),
  ];
}

/** How much two texts or lists have in common where they begin. */
export function sharedStart(one: ArrayLike<unknown>, other: ArrayLike<unknown>): number {
  const most = Math.min(one.length, other.length);
  for (let index = 0; index < most; index++) if (one[index] !== other[index]) return index;
  return most;
}

/** A longest common subsequence. */
function commonLines(old: readonly string[], now: readonly string[]): SharedLine[] {
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
  const common: SharedLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) common.push([i++, j++]);
    else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return common;
}
