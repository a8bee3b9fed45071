/** Entries by their keys, by code unit. */
export function sortedEntries<Value>(
  entries: Iterable<readonly [string, Value]>,
): (readonly [string, Value])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
