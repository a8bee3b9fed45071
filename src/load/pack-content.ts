import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { EmittedPack } from '../model';
import type { Pack } from '../pack';

/**
 * What a record says of a pack: the version of the package it came in, and a hash of its files. A pack that lies in the
 * repository itself has no version.
 */
export function describePack({ name, folder }: Pack, root: string): EmittedPack {
  if (folder === undefined) return { name, version: null, content: null };
  return { name, version: versionAbove(folder, root), content: hashOf(folder) };
}

function versionAbove(folder: string, root: string): string | null {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    if (folder === root) return null;
    return (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version ?? null;
  }
  const parent = dirname(folder);
  return parent === folder ? null : versionAbove(parent, root);
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
