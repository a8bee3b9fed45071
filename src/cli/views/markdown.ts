import { printable } from './printable';

/** Longer texts are cut: a comment is for reading. */
const MOST_CHARACTERS = 200;

/**
 * A text of the user's for Markdown, as a code span: in one, neither Markdown nor HTML is read and nobody is mentioned.
 */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  // One blank on either side is taken off by the reader; without it the text could end the fence.
  const room = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}

/** A text of several lines as a block of code, which nothing in it can end. */
export function fenced(text: string): string {
  const fence = fenceFor(text);
  return `${fence}text\n${printable(text)}\n${fence}`;
}

/** What a block of code begins and ends with, so that nothing in its text can end it. */
export function fenceFor(text: string): string {
  return '`'.repeat(Math.max(3, longestRun(text) + 1));
}

/** A text of the user's for HTML within Markdown, where Markdown is not read. */
export function codeElement(text: string): string {
  const escaped = oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<code>${escaped}</code>`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function oneLine(text: string): string {
  const line = printable(text.replace(/\s*\n\s*/g, ' ⏎ '));
  const cut = line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
  return cut.trim() === '' ? '(empty)' : cut;
}
