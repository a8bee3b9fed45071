import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Scoreform's own package.json says of it. */
export interface OwnPackage {
  /** The folder of the package: templates lie in it. */
  readonly folder: string;
  readonly version: string;
  /** Where bugs are reported; absent where the package does not say. */
  readonly bugs?: string | undefined;
}

/** Finds the package that this file is part of, in a clone and in an installation. */
export function ownPackage(): OwnPackage {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const found = readPackage(folder);
    if (found) return found;
    if (folder === dirname(folder))
      throw new Error('This is a bug: Scoreform lost its package.json.');
  }
}

function readPackage(folder: string): OwnPackage | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, 'package.json'), 'utf8');
  } catch {
    return undefined;
  }
  const { name, version, bugs } = JSON.parse(text) as PackageFile;
  if (name !== 'scoreform' || version === undefined) return undefined;
  return { folder, version, bugs: typeof bugs === 'string' ? bugs : bugs?.url };
}

interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly bugs?: string | { readonly url?: string };
}
