import type { Diagnostic, SourceRange } from '../../diagnostics';
import { printable } from './printable';

/** How wide a line of the user's text may get before the frame shows only the part around the place. */
const FRAME_WIDTH = 100;

/** Paints parts of a text; the plain one leaves them as they are. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const same = (text: string) => text;
/** No colours at all. */
export const PLAIN: Palette = { error: same, warning: same, dim: same, bold: same };

/** A diagnostic as a terminal shows it: what, where, the line itself, why, and what to do. */
export function renderDiagnostic(diagnostic: Diagnostic, palette: Palette = PLAIN): string {
  const { severity, summary, code, subject, detail, related } = diagnostic;
  const title = `${palette[severity](severity)}: ${palette.bold(summary)} [${code}]`;
  const frame = subject ? [...codeFrame(subject, palette), ''] : [''];
  const places = related.flatMap(({ message, subject: place }) => [
    '',
    `  ${printable(message)}`,
    ...(place ? codeFrame(place, palette) : []),
  ]);
  return [title, ...frame, ...indent(detail), ...places, ''].join('\n');
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${printable(line)}`));
}

function codeFrame(range: SourceRange, palette: Palette): string[] {
  const { line, column } = range.file.positionAt(range.start);
  const text = range.file.line(line);
  // A range over several lines is shown by its first.
  const width = Math.max(1, Math.min(range.end - range.start, text.length - column + 1));
  const from = column + width > FRAME_WIDTH ? Math.max(0, column - 21) : 0;
  const shown = printable(text.slice(from, from + FRAME_WIDTH));
  const carets = '^'.repeat(Math.min(width, FRAME_WIDTH - (column - 1 - from)));
  const gutter = ' '.repeat(String(line).length);
  // A file that is spoken of as a whole has no text here, and an empty line would say that it is empty.
  if (range.file.text === '') return [` ${palette.dim('──▶')} ${printable(range.file.path)}`];
  return [
    `${gutter}${palette.dim('──▶')} ${printable(range.file.path)}:${String(line)}:${String(column)}`,
    `${gutter} ${palette.dim('│')}`,
    `${String(line)} ${palette.dim('│')} ${shown}`,
    `${gutter} ${palette.dim('│')} ${' '.repeat(column - 1 - from)}${palette.error(carets)}`,
  ];
}
