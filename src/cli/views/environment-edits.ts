import { renderChangedLines } from './changed-lines';
import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import type { NextStep } from './scaffold';
import { lines } from './words';

/** An environment file before and after an edit. */
export interface EditedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** False where it was only to be shown, or where nothing changed. */
  readonly isWritten: boolean;
}

/** What an edit changed, line by line, and how to go on; or that there was nothing to change. */
export function renderEdit(
  { path, before, after, isWritten }: EditedFile,
  next: readonly NextStep[],
  palette: Palette,
): string {
  if (before === after) return lines(`unchanged ${printable(path)}: it says so already`);
  return lines(
    `${isWritten ? 'changed' : 'would change'} ${printable(path)}`,
    '',
    ...renderChangedLines(before, after, palette),
    ...next.flatMap(({ say, type }) => ['', `${say}:`, '', ...type.map((line) => `  ${line}`)]),
  );
}

/** What to do when the file of an environment was written. */
export function deployNext(environment: string): NextStep {
  return {
    say: 'Git stays the source: commit it, and deploy it',
    type: [`scoreform deploy -e ${environment}`],
  };
}
