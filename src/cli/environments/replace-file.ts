import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that whoever reads it sees the old text or the new one, and never a part; a link stays a link. The
 * text is put into a file beside it first, which then takes its name.
 *
 * @param before what the file held when the new text was made; undefined where there was none
 * @returns false where it holds something else by now, and nothing was written
 */
export function replaceFile(path: string, before: string | undefined, text: string): boolean {
  if (before === undefined) mkdirSync(dirname(path), { recursive: true });
  const target = before === undefined ? path : realpathSync(path);
  const mode = before === undefined ? undefined : statSync(target).mode;
  // The readers of environment files leave out what begins with a dot.
  const beside = join(dirname(target), `.${basename(target)}.${String(process.pid)}`);
  try {
    writeSynced(beside, text, mode);
    if (textOf(target) !== before) return false;
    renameSync(beside, target);
    return true;
  } finally {
    rmSync(beside, { force: true });
  }
}

function writeSynced(path: string, text: string, mode: number | undefined): void {
  const descriptor = openSync(path, 'w', mode);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
