import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { EmittedPack } from '../model';
import type { Pack } from '../pack';

/**
 * What a record says of a pack: the version of the package it came in, and a hash of its files. A pack that lies in the
 * repository itself has no version.
 */
export function describePack({ name, folder }: Pack, root: string): EmittedPack {
  if (folder === undefined || !existsSync(folder)) return { name, version: null, content: null };
  return { name, version: versionAbove(folder, realpathSync(root)), content: hashOf(folder) };
}

function versionAbove(folder: string, root: string): string | null {
  // Node knows folders by their real path; the repository may have been entered by a link.
  if (folder === root) return null;
  const version = versionIn(join(folder, 'package.json'));
  if (version !== undefined) return version;
  const parent = dirname(folder);
  return parent === folder ? null : versionAbove(parent, root);
}

/** Undefined where there is no such file, or one that only tells Node how to read the files beside it. */
function versionIn(file: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(folder)) {
    const content = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    hash.update(`${file}\0${content}\n`);
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.split('/').includes('node_modules'))
    .sort();
}
