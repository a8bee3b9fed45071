import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documentedTypes } from '../../scripts/documented-packs';
import { typePages } from '../../src/cli/views/type-pages';

const folder = join(__dirname, '..', '..', 'docs', 'types');
const pages = typePages(documentedTypes());

test('docs/types has a page for each type and no other', () => {
  expect(readdirSync(folder).sort()).toEqual(pages.map(({ file }) => file).sort());
});

test.each(pages)('docs/types/$file is what scripts/type-pages.ts would write', ({ file, text }) => {
  expect(readFileSync(join(folder, file), 'utf8')).toBe(`${text.trimEnd()}\n`);
});
