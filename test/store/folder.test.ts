import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable, openStore } from '../../src/store';
import { FolderBlobs } from '../../src/store/folder-blobs';
import { describeBlobs } from './blobs-contract';
import { PRODUCTION, lockOf, startFacts } from './example';
import { MemoryBlobs } from './memory-blobs';
import { describeStore } from './store-contract';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'records (1) '));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const inFolder = async () => new FolderBlobs(join(root, 'records'), 'records');
describeBlobs('a folder', inFolder);
describeStore('a folder', inFolder);
describeBlobs('memory', async () => new MemoryBlobs());
describeStore('memory', async () => new MemoryBlobs());

test('a folder holds nothing but the texts, and others cannot write them', async () => {
  const blobs = await inFolder();
  await blobs.create('a/b.json', '1');
  await blobs.create('a/b.json', '2');
  await blobs.write('a/b.json', '3');
  expect(readdirSync(join(root, 'records', 'a'))).toEqual(['b.json']);
  expect(statSync(join(root, 'records', 'a', 'b.json')).mode & 0o022).toBe(0);
  expect(statSync(join(root, 'records', 'a')).mode & 0o022).toBe(0);
});

test('what a process left that was killed while it wrote is no text', async () => {
  const blobs = await inFolder();
  await blobs.write('shop/production/1/start.json', '1');
  writeFileSync(join(root, 'records', 'shop', 'production', '1', '.start.json.x'), 'ha');
  expect(await blobs.names('shop/production/1')).toEqual(['start.json']);
});

test('a process that was killed before it wrote a start takes no id and breaks no chain', async () => {
  const store = openStore({ kind: 'folder', path: 'records' }, root);
  const first = await store.begin(startFacts(), {});
  mkdirSync(join(root, 'records', 'shop', 'production', '2'));
  expect(await store.verify(PRODUCTION)).toEqual([]);
  expect(await store.last(PRODUCTION)).toEqual({ start: first });
  expect((await store.begin(startFacts(), {})).id).toBe('2');
  expect(await store.verify(PRODUCTION)).toEqual([]);
});

test('an id whose record was taken away is not given again', async () => {
  const store = openStore({ kind: 'folder', path: 'records' }, root);
  await store.begin(startFacts(), {});
  await store.begin(startFacts(), {});
  rmSync(join(root, 'records', 'shop', 'production', '2'), { recursive: true });
  expect((await store.begin(startFacts(), {})).id).toBe('3');
  expect(await store.verify(PRODUCTION)).toEqual([{ id: '2', why: 'No record of it is left.' }]);
});

test('a lock that cannot be read is held by somebody unknown, until it is broken', async () => {
  const blobs = await inFolder();
  await blobs.write('shop/production/lock.json', '{"version":1');
  const store = openStore({ kind: 'folder', path: 'records' }, root);
  const attempt = await store.lock(lockOf());
  expect(attempt).toMatchObject({ held: false, holder: { by: { host: 'unknown' } } });
  if (!attempt.held) expect(await store.breakLock(attempt.holder)).toBe(true);
  expect(await store.lock(lockOf())).toEqual({ held: true });
});

test.each([
  {
    because: 'a file is in the place of the folder',
    prepare: () => writeFileSync(join(root, 'records'), ''),
    code: 'ENOTDIR',
  },
  {
    because: 'the folder is a link to itself',
    prepare: () => symlinkSync(join(root, 'records'), join(root, 'records')),
    code: 'ELOOP',
  },
])('records cannot be used where $because', async ({ prepare, code }) => {
  prepare();
  const store = openStore({ kind: 'folder', path: 'records' }, root);
  for (const use of [
    () => store.environments(),
    () => store.begin(startFacts(), {}),
    () => store.lock(lockOf()),
  ]) {
    const failure = await use().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure).toMatchObject({ place: 'records' });
    expect((failure as StoreUnavailable).cause).toMatchObject({
      code: expect.stringMatching(`${code}|EEXIST|ENOENT`),
    });
  }
});
