import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../diagnostics';
import type { ExportedRevision } from './revision-export';
import { otherPackages } from './revision-problems';

/** What package managers note of the versions that they installed. */
const LOCK_FILES = [
  'bun.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
];

/** Reports where a revision was made with other packages than those that are installed. */
export function reportPackages(revision: ExportedRevision, root: string, report: Report): void {
  // Of a repository within a larger one, the packages may be those of the larger one.
  const depth = revision.prefix.split('/').length;
  const folders = Array.from({ length: depth }, (_, level) => '../'.repeat(level));
  for (const file of folders.flatMap((folder) => LOCK_FILES.map((name) => `${folder}${name}`))) {
    const [older, newer] = [revision.root, root].map((from) => textOf(join(from, file)));
    if (older !== newer) report(otherPackages.at(undefined, { revision: revision.name, file }));
  }
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
