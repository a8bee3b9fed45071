import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typePages } from '../src/cli/views/type-pages';
import { documentedTypes } from './documented-packs';

/** Writes docs/types: a page for each resource type, from the definitions themselves. */
const folder = join(__dirname, '..', 'docs', 'types');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { file, text } of typePages(documentedTypes())) {
  writeFileSync(join(folder, file), `${text.trimEnd()}\n`);
}
