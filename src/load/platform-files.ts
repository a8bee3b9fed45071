import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InputFile } from '../model';

const FOLDER = 'stacks';

/** The files that the platform is written in, by what they hold: they go into every stack. */
export function platformFiles(root: string): InputFile[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map(({ name }) => ({
      path: `${FOLDER}/${name}`,
      sha256: createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
