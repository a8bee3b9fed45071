import { nearestTo } from '../diagnostics';

/** A hint to end a message with: the word that was begun, such as `prod` for `production`, or misspelt. */
export function suggest(given: string, known: readonly string[]): string {
  const begun = known.filter((candidate) => given.length > 2 && candidate.startsWith(given));
  const meant = begun.length === 1 ? begun[0] : nearestTo(given, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
