/** A part of a text and what takes its place. */
export interface Splice {
  readonly start: number;
  /** Exclusive; equal to `start` where nothing goes. */
  readonly end: number;
  readonly text: string;
}

/** A text put where nothing goes for it. */
export function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

/** A part taken out. */
export function deletion(start: number, end: number): Splice {
  return { start, end, text: '' };
}

/** Replaces parts of a text that do not overlap; of two at one place the first stays in front. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text: instead } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + instead;
    from = end;
  }
  return result + text.slice(from);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return text[feed - 1] === '\r' && feed > offset ? feed - 1 : feed;
}

/** Whole lines put behind the line of an offset, where the text may end without a line break. */
export function linesBehind(text: string, offset: number, lines: readonly string[]): Splice {
  const lineBreak = lineBreakOf(text);
  return insertion(lineEnd(text, offset), lines.map((line) => `${lineBreak}${line}`).join(''));
}

/** Whole lines taken out; of the last line of a text that does not end with a line break, the one before it goes too. */
export function withoutLines(text: string, first: number, last: number): Splice {
  const start = lineStart(text, first);
  const end = text.indexOf('\n', last);
  if (end >= 0) return deletion(start, end + 1);
  return deletion(/\r?\n$/.exec(text.slice(0, start))?.index ?? start, text.length);
}

/** The line break that the text uses first. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
