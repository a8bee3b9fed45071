import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store';
import { describeProcesses } from '../store/process-contract';

jest.setTimeout(120_000);

let root: string;
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describeProcesses('a folder', async () => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'records (1) '));
  const place = { kind: 'folder', path: '.scoreform/records' } as const;
  return { place, root, store: openStore(place, root) };
});
