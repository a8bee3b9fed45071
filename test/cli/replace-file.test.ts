import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../src/cli/environments/replace-file';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scoreform-replace-'));
  file = join(folder, 'staging.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path = file) => readFileSync(path, 'utf8');

test('a new file gets its folders', () => {
  const deep = join(folder, 'environments', 'pr-42.yaml');

  expect(replaceFile(deep, undefined, 'type: x\n')).toBe(true);
  expect(read(deep)).toBe('type: x\n');
});

test('the text is there, as it was given, and nothing beside it', () => {
  writeFileSync(file, 'type: x\n');

  expect(replaceFile(file, 'type: x\n', '\ufefftype: y\r\n')).toBe(true);
  expect(read()).toBe('\ufefftype: y\r\n');
  expect(readdirSync(folder)).toEqual(['staging.yaml']);
});

test.each([
  { because: 'somebody else wrote it', now: 'type: z\n', before: 'type: x\n' },
  { because: 'somebody else made it', now: 'type: z\n', before: undefined },
])('what is no longer what it was stays, as where $because', ({ now, before }) => {
  writeFileSync(file, now);

  expect(replaceFile(file, before, 'type: y\n')).toBe(false);
  expect(read()).toBe(now);
  expect(readdirSync(folder)).toEqual(['staging.yaml']);
});

test('who may read it does not change', () => {
  writeFileSync(file, 'type: x\n');
  chmodSync(file, 0o640);

  replaceFile(file, 'type: x\n', 'type: y\n');

  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test('a link stays a link to the file that is written', () => {
  const link = join(folder, 'production.yaml');
  writeFileSync(file, 'type: x\n');
  symlinkSync('staging.yaml', link);

  expect(replaceFile(link, 'type: x\n', 'type: y\n')).toBe(true);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(read()).toBe('type: y\n');
});

test('where nothing can be written, what was there stays whole', () => {
  writeFileSync(file, 'type: x\n');
  const blocked = join(folder, `.staging.yaml.${String(process.pid)}`, 'in the way');
  replaceFile(blocked, undefined, '');

  expect(() => replaceFile(file, 'type: x\n', 'type: y\n')).toThrow();
  expect(read()).toBe('type: x\n');
});
