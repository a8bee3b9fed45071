import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describePack } from '../../src/load';
import { definePack } from '../../src/pack';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'pack-content-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

const describeIn = (pack: string, root = folder) =>
  describePack(
    definePack({ name: 'p', summary: 'P.', resources: [], folder: join(folder, pack) }),
    root,
  );

test.each([
  {
    because: 'a package says its version',
    files: { 'node_modules/p/package.json': '{"version":"1.2.3"}', 'node_modules/p/lib/a.js': '' },
    pack: 'node_modules/p/lib',
    root: '.',
    version: '1.2.3',
  },
  {
    because: 'a file that only says how to read modules is no package',
    files: {
      'node_modules/p/package.json': '{"version":"1.2.3"}',
      'node_modules/p/lib/package.json': '{"type":"commonjs"}',
    },
    pack: 'node_modules/p/lib',
    root: '.',
    version: '1.2.3',
  },
  {
    because: 'a pack of the repository has none',
    files: { 'package.json': '{"version":"9.9.9"}', 'packs/p/a.ts': '' },
    pack: 'packs/p',
    root: '.',
    version: null,
  },
  {
    because: 'what lies around the repository says nothing about its packs',
    files: { 'package.json': '{"version":"9.9.9"}', 'platform/packs/p/a.ts': '' },
    pack: 'platform/packs/p',
    root: 'platform',
    version: null,
  },
  {
    because: 'a package.json that cannot be read stops nothing',
    files: { 'packs/p/package.json': '{', 'packs/p/a.ts': '' },
    pack: 'packs/p',
    root: '.',
    version: null,
  },
])('$because', ({ files, pack, root, version }) => {
  write(files as Readonly<Record<string, string>>);
  expect(describeIn(pack, join(folder, root)).version).toBe(version);
});

test('a repository that is entered by a link is the same repository', () => {
  write({ 'package.json': '{"version":"9.9.9"}', 'packs/p/a.ts': '' });
  const link = `${folder}-link`;
  symlinkSync(folder, link);
  try {
    expect(describeIn('packs/p', link)).toEqual(describeIn('packs/p'));
  } finally {
    rmSync(link);
  }
});

test('a folder that is not there has no content', () => {
  expect(describeIn('nowhere')).toEqual({ name: 'p', version: null, content: null });
});

test('the hash is of names and contents, and of nothing else', () => {
  write({ 'one/a.ts': 'a', 'one/b/c.ts': 'c', 'one/node_modules/x.js': 'x' });
  write({ 'two/b/c.ts': 'c', 'two/a.ts': 'a' });
  write({ 'three/a.ts': 'ac', 'three/b/c.ts': '' });
  const [one, two, three] = ['one', 'two', 'three'].map((pack) => describeIn(pack).content);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(two).toBe(one);
  expect(three).not.toBe(one);
});
