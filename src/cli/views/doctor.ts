import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, lines } from './words';

/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'wrong' | 'skipped';
  readonly found: string;
  /** What to do; null where nothing has to be done. */
  readonly advice: string | null;
}

const MARKS = { ok: '✓', wrong: '✗', skipped: '–' } as const;

/** What was looked at, and below each thing that is wrong what to do. */
export function renderFindings(findings: readonly Finding[], palette: Palette): string {
  const rows = columns(
    findings.map(({ check, status, found }) => [MARKS[status], check, printable(found)]),
  );
  return lines(
    ...findings.flatMap(({ status, advice }, index) => {
      const row = rows[index] ?? '';
      const shown = status === 'wrong' ? palette.error(row) : row;
      return advice === null
        ? [shown]
        : [shown, ...advice.split('\n').map((line) => `   ${printable(line)}`.trimEnd())];
    }),
  );
}
