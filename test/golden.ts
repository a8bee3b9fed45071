import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs one test per case folder. A case is its input files plus `want.txt`, the output to the letter.
 * To accept new output, run with `UPDATE_GOLDEN=1` and read the diff before committing it.
 */
export function goldenCases(root: string, run: (folder: string) => string | Promise<string>): void {
  test.each(readdirSync(root).sort())('%s', async (name) => {
    const folder = join(root, name);
    const want = join(folder, 'want.txt');
    const got = await run(folder);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(want, got);
    expect(got).toBe(existsSync(want) ? readFileSync(want, 'utf8') : '');
  });
}
