import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MEASURED_PACKS, platformWith } from '../../bench/packs';

const CLONE = join(__dirname, '..', '..');
const PROBE = join(CLONE, 'test', 'cli', 'loaded-modules.cjs');

test.each(MEASURED_PACKS)(
  'a platform with the pack %s loads no binding before it is used',
  (pack) => {
    const { args, cwd } = platformWith(CLONE, pack);
    const { status, stderr } = spawnSync(process.execPath, ['-r', PROBE, ...args], {
      cwd,
      encoding: 'utf8',
    });
    const loaded = JSON.parse(/LOADED (.*)/.exec(stderr)?.[1] ?? '[]') as string[];

    expect({ status, loaded }).toMatchObject({
      status: 0,
      loaded: expect.arrayContaining([join(CLONE, 'resource-packs', pack, 'index.ts')]),
    });
    expect(loaded.filter((file) => /node_modules\/(@?cdktf|constructs)\//.test(file))).toEqual([]);
  },
);
