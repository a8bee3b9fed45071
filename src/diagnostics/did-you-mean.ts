/** A hint to end a message with, or nothing when no candidate is near enough to be a typing slip. */
export function didYouMean(given: string, candidates: Iterable<string>): string {
  const nearest = nearestTo(given, candidates);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** The candidate that differs from what was given by at most two slips, the nearest first. */
export function nearestTo(given: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.max(2, given.length));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - given.length) >= least) continue;
    const slips = distance(given.toLowerCase(), candidate.toLowerCase());
    if (slips < least && slips < Math.max(given.length, candidate.length)) {
      best = candidate;
      least = slips;
    }
  }
  return best;
}

/** Edits between two words, a swap of neighbours counted as one (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
