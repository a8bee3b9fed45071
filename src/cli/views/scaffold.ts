import type { ScaffoldFile } from '../scaffold';
import { printable } from './printable';
import { lines } from './words';

/** What a scaffold wrote, and the commands to go on with. */
export function renderScaffold(files: readonly ScaffoldFile[], next: readonly string[]): string {
  return lines(
    ...files.map(({ path }) => `wrote ${printable(path)}`).sort(),
    '',
    'What next:',
    '',
    ...next.map((command) => (command === '' ? '' : `  ${printable(command)}`)),
  );
}
