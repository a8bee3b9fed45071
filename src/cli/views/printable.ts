// Control characters could repaint a terminal; bidirectional and zero-width ones make text read as something else.
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text of the user's as a terminal may show it: one character for each, the unsafe ones replaced. */
export function printable(text: string): string {
  return text.replace(UNSAFE, '·').replaceAll('\t', ' ');
}
