import type { Report, SourceRange } from '../diagnostics';
import { holdsTokenMarker } from '../pack';
import { LIMITS, printCount } from './limits';
import { invisibleCharacter, limitExceeded, notText, tokenMarker } from './problems';

/** Most texts are of these characters only, and then there is nothing else to look for. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

/** Marks are sorted where they are composed, which takes the longer the more there are: its square. */
const TOO_MANY_MARKS = new RegExp(`\\p{M}{${String(LIMITS.marks + 1)}}`, 'u');

/** The form that Terraform would give a text (NFC); undefined where composing it would take too long. */
export function composed(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  return TOO_MANY_MARKS.test(text) ? undefined : text.normalize('NFC');
}

/**
 * A text as the rest of the program may have it: in the form that Terraform would give it (NFC), and without anything
 * that a later reader would take for something else. Reports where it is not; the answer is then of no further use.
 */
export function checkText(text: string, range: SourceRange, report: Report): string {
  if (holdsTokenMarker(text)) report(tokenMarker.at(range, {}));
  if (PLAIN.test(text)) return text;
  if (text.includes('\0')) report(notText.at(range, { what: 'a NUL character' }));
  if (LONE_SURROGATE.test(text)) report(notText.at(range, { what: 'half of a surrogate pair' }));
  const [invisible] = INVISIBLE.exec(text) ?? [];
  if (invisible !== undefined) {
    const code = `U+${invisible.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    report(invisibleCharacter.at(range, { code }));
  }
  const result = composed(text);
  if (result === undefined) {
    const limit = printCount(LIMITS.marks);
    const advice = 'Remove those that no letter needs.';
    report(limitExceeded.at(range, { what: 'combining marks in a row', limit, advice }));
  }
  return result ?? text;
}

/** Why bytes are no text: what can be shown of them, and where in that the first fault stands. */
export interface TextFault {
  readonly fault: string;
  readonly shown: string;
  readonly at: number;
}

/** A file's bytes as text, or what they hold that no text may. A byte order mark is dropped, as Terraform does. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | TextFault {
  // Bytes that are no UTF-8 become U+FFFD; which were written as such, only the strict decoder can tell.
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('\0')) return { fault: 'a NUL character', shown: text, at: text.indexOf('\0') };
  if (text.includes('\ufffd')) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return { fault: 'bytes that are not UTF-8', shown: text, at: text.indexOf('\ufffd') };
    }
  }
  return { text };
}
