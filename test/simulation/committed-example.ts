import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commitFiles, initialize } from '../ci/git';
import { Repository } from '../terraform/repository';

const CLONE = resolve(__dirname, '../..');

/** The packages that the rooms of this clone become. */
const PACKAGES: readonly (readonly [room: string, name: string])[] = [
  ['../resource-packs/', 'scoreform/packs/'],
  ['../src/resource-types', 'scoreform/resource-types'],
  ["'../src'", "'scoreform'"],
];

/** The example with its first commit, in a repository that uses Scoreform as people do who install it. */
export function committedExample(): Repository {
  const platform = PACKAGES.reduce(
    (text, [room, name]) => text.replaceAll(room, name),
    readFileSync(join(CLONE, 'stacks', 'platform.ts'), 'utf8'),
  );
  const repository = Repository.of({ 'stacks/platform.ts': platform });
  const { root } = repository;
  cpSync(join(CLONE, 'projects'), join(root, 'projects'), { recursive: true });
  initialize(root);
  commitFiles(root, { '.gitignore': '.scoreform\nnode_modules\n' });
  return repository;
}
