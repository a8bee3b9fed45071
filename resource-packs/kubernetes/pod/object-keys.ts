import { shortened } from '../../../src/pack';

/** The most that a key of a ConfigMap or a Secret may have, less what callers append. */
const LIMIT = 240;

/**
 * A text as a key of a ConfigMap or a Secret, and as the name of a file: readable, and different for different texts.
 * What neither may hold is written by its number, and a slash by two underscores.
 */
export function objectKey(text: string): string {
  const key = text.replace(/[^A-Za-z0-9.-]/g, (other) =>
    other === '/' ? '__' : `_${other.charCodeAt(0).toString(16)}_`,
  );
  return shortened(key, LIMIT);
}
