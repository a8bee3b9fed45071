import { createHash } from 'node:crypto';

/** A short name for any text, of letters and digits, such as for the path of a file. */
export function textId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
