import type { Figure } from './measure';

/** One line of the benchmark: a command, alone or beside a peer. */
export interface Row {
  readonly what: string;
  readonly ours: Figure;
  readonly beside?: Figure & { readonly name: string };
  readonly timeRatio?: number;
  readonly memoryRatio?: number;
}

/** The rows as a Markdown table. */
export function renderTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, beside, timeRatio, memoryRatio }) =>
    [
      what,
      seconds(ours),
      mebibytes(ours),
      beside?.name ?? '–',
      ratio(timeRatio),
      ratio(memoryRatio),
    ].join(' | '),
  );
  return [
    '| what | time | peak memory | peer | time ÷ peer | memory ÷ peer |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

const seconds = ({ seconds: value }: Figure) => `${value.toFixed(2)} s`;
const mebibytes = ({ mebibytes: value }: Figure) =>
  Number.isNaN(value) ? '–' : `${value.toFixed(0)} MiB`;
const ratio = (value = Number.NaN) => (Number.isNaN(value) ? '–' : value.toFixed(2));
