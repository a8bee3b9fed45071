import { didYouMean } from '../diagnostics';

/**
 * Refuses a field that nobody looks at. The compiler finds these too, but a platform is loaded without it, and a
 * misspelt `protected` protects nothing.
 *
 * @param what the beginning of a sentence: what cannot have the field
 */
export function refuseUnknownKeys(what: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new TypeError(
    `${what} "${unknown}".${didYouMean(unknown, known)} It knows ${[...known].sort().join(', ')}.`,
  );
}
