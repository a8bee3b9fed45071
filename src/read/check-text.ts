import type { Report, SourceRange } from '../diagnostics';
import { holdsTokenMarker } from '../pack';
import { invisibleCharacter, notText, tokenMarker } from './problems';

/** Most texts are of these characters only, and then there is nothing else to look for. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

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
  return text.normalize('NFC');
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
