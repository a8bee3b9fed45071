import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipped } from '../engines/aws/zip';
import type { Repository } from './repository';

/** Every text in the files of a repository, those within archives included, but for what was linked into it. */
export function textsBelow({ root }: Repository): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    // A provider is no place where a stack leaves anything, and takes long to read.
    if (name.startsWith('node_modules') || name.includes('terraform-provider-')) continue;
    if (!statSync(join(root, name)).isFile()) continue;
    const bytes = readFileSync(join(root, name));
    found.set(name, bytes.toString('utf8'));
    if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) continue;
    for (const [inner, content] of unzipped(bytes)) {
      found.set(`${name}/${inner}`, content.toString('utf8'));
    }
  }
  return found;
}
