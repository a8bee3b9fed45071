import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine, isAtLeast } from '../../src/deploy';

const program = (prints: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'found-')), 'my-tofu');
  writeFileSync(file, `#!${process.execPath}\nconsole.log(${JSON.stringify(prints)})\n`);
  chmodSync(file, 0o755);
  return file;
};

test('the engine that the user names is taken, and no other in its place', async () => {
  const named = program('{"terraform_version":"1.12.6"}');
  expect(await findEngine(named)).toEqual({ command: named, version: '1.12.6' });
  expect(await findEngine(program('{}'))).toBeUndefined();
  expect(await findEngine(program('Terraform v1.0'))).toBeUndefined();
  expect(await findEngine('/nowhere/terraform')).toBeUndefined();
});

test.each([
  ['1.11.0', '1.11.0', true],
  ['1.11.4', '1.11.0', true],
  ['1.9.8', '1.11.0', false],
  ['2.0.0', '1.11.0', true],
  ['1.11.0-rc1', '1.11.0', true],
  ['1.11', '1.11.1', false],
])('%s is at least %s: %p', (version, least, want) => {
  expect(isAtLeast(version, least)).toBe(want);
});
