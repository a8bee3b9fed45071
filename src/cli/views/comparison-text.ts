import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, lines } from './words';

/** One fact of two environments, side by side. */
export interface ComparedRow {
  readonly kind: 'environment' | 'label' | 'image' | 'value' | 'definition' | 'param';
  /** What it is about, such as a container, a key or an address. */
  readonly subject: string;
  /** Null where the environment has no such thing. */
  readonly one: string | null;
  readonly other: string | null;
  readonly equal: boolean;
}

const TITLES: Readonly<Record<ComparedRow['kind'], string>> = {
  environment: 'Environment',
  label: 'Labels',
  image: 'Images',
  value: 'Values',
  definition: 'Definitions',
  param: 'Params',
};

/** Texts of files and the like are cut off: what differs is seen, and JSON has all of it. */
const LONGEST = 60;

/** Two environments side by side, one heading for each kind of thing. */
export function renderComparison(
  one: string,
  other: string,
  rows: readonly ComparedRow[],
  palette: Palette,
): string {
  if (rows.length === 0) return lines(`${one} and ${other} do not differ`);
  const cells = rows.map((row) => [`  ${printable(row.subject)}`, cell(row.one), cell(row.other)]);
  const [head = '', ...body] = columns([['', one, other], ...cells]);
  const text: string[] = [palette.bold(head)];
  rows.forEach(({ kind }, index) => {
    if (rows[index - 1]?.kind !== kind) text.push(palette.bold(TITLES[kind]));
    text.push(body[index] ?? '');
  });
  return lines(...text);
}

function cell(text: string | null): string {
  if (text === null) return '-';
  const shown = printable(text.replaceAll('\n', '↵'));
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
}
