import { Fn, Token, Tokenization } from 'cdktf';

/** How the marker of a reference begins within a text. */
const MARKER = '{TfToken[';

/**
 * JSON whose references Terraform fills in. The `jsonencode` of cdktf writes texts into an expression as they are, so
 * that a quotation mark in one ends it; here every text is quoted, and what is filled in is encoded by Terraform itself.
 *
 * @param value plain data, with texts that are safe for Terraform
 */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return value.includes(MARKER) ? encoded(value) : quoted(value);
  if (typeof value === 'number') {
    const reference = Tokenization.reverseNumber(value);
    return reference ? Token.asString(reference) : JSON.stringify(value);
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (isReference(value)) return Token.asString(Fn.jsonencode(value));
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries.map(([key, inner]) => `${quoted(key)}:${jsonText(inner)}`).join(',')}}`;
}

/** A reference to a list is a list of one marker, one to a map a map with a marker for its key. */
function isReference(value: object): boolean {
  if (Tokenization.isResolvable(value)) return true;
  const [first, ...others] = Array.isArray(value) ? (value as unknown[]) : Object.keys(value);
  return others.length === 0 && typeof first === 'string' && /^[#&]\{TfToken\[/.test(first);
}

function encoded(text: string): string {
  return '${jsonencode(' + quoted(text) + ')}';
}

/** In JSON and in an expression of Terraform alike; the latter has no short form for two of the control characters. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\\b', '\\u0008').replaceAll('\\f', '\\u000c');
}
