import { printable } from './printable';

/** Longer texts are cut: a comment is for reading. */
const MOST_CHARACTERS = 200;

/**
 * A text of the user's for Markdown, as a code span: in one, neither Markdown nor HTML is read and nobody is mentioned.
 */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // One blank on either side is taken off by the reader; without it the text could end the fence.
  const room = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}

/** A text of several lines as a block of code, which nothing in it can end. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${printable(text)}\n${fence}`;
}

/** A text of the user's for HTML within Markdown, where Markdown is not read. */
export function codeElement(text: string): string {
  const escaped = oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<code>${escaped}</code>`;
}

function oneLine(text: string): string {
  const line = printable(text.replace(/\s*\n\s*/g, ' ⏎ '));
  const cut = line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
  return cut.trim() === '' ? '(empty)' : cut;
}
