import type { ScaffoldFile } from '../scaffold';
import { printable } from './printable';
import { lines } from './words';

/** Something to do after a scaffold: in words, and the lines to type for it. */
export interface NextStep {
  readonly say: string;
  readonly type: readonly string[];
}

/** What a scaffold wrote, and how to go on. */
export function renderScaffold(files: readonly ScaffoldFile[], next: readonly NextStep[]): string {
  return lines(
    ...files.map(({ path }) => `wrote ${printable(path)}`).sort(),
    ...next.flatMap(({ say, type }) => ['', `${say}:`, '', ...type.map((line) => `  ${line}`)]),
  );
}
