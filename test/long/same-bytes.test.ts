import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Repository } from '../terraform/repository';

const CLONE = resolve(__dirname, '../..');

/** One hash for every file that a synth wrote. */
function hashOf(output: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  expect(files.length).toBeGreaterThan(8);
  for (const file of files)
    hash
      .update(`${relative(output, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function synth(root: string, cwd: string, variables: Readonly<Record<string, string>>): string {
  const output = join(root, 'cdktf.out');
  rmSync(output, { recursive: true, force: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(CLONE, 'bin', 'scoreform.js'), 'synth', '-C', root],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...variables },
    },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return hashOf(output);
}

test('the same input gives the same bytes wherever, whenever and however it is asked for', () => {
  const repository = Repository.example();
  const elsewhere = join(
    mkdtempSync(join(tmpdir(), 'another folder ')),
    'with a longer path',
    'to it',
  );
  cpSync(repository.root, elsewhere, { recursive: true, verbatimSymlinks: true });
  const variations = [
    { because: 'from the root', root: repository.root, cwd: repository.root, variables: {} },
    {
      because: 'from a subfolder',
      root: repository.root,
      cwd: join(repository.root, 'projects', 'shop'),
      variables: {},
    },
    { because: 'another folder', root: elsewhere, cwd: '/', variables: {} },
    {
      because: 'another time zone',
      root: repository.root,
      cwd: '/',
      variables: { TZ: 'Asia/Kathmandu' },
    },
    {
      because: 'another time zone',
      root: repository.root,
      cwd: '/',
      variables: { TZ: 'America/Los_Angeles' },
    },
    {
      because: 'another locale',
      root: repository.root,
      cwd: '/',
      variables: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    },
    {
      because: 'another locale',
      root: repository.root,
      cwd: '/',
      variables: { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' },
    },
    {
      because: 'no colours, no terminal',
      root: repository.root,
      cwd: '/',
      variables: { NO_COLOR: '1', TERM: 'dumb' },
    },
  ];
  const hashes = variations.map(({ because, root, cwd, variables }) => ({
    because,
    hash: synth(root, cwd, variables),
  }));
  const [first] = hashes;
  expect(hashes.filter(({ hash }) => hash !== first?.hash)).toEqual([]);
  repository.remove();
  rmSync(elsewhere, { recursive: true, force: true });
}, 300_000);
