import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transpile } from '../src/load/transpile.js';

/**
 * Compiles what the npm package holds: `src` and the packs, by the same transpiler that loads them in a clone, so that
 * imports are bound on first use there too; and their declarations by tsc.
 */
const root = join(__dirname, '..');
const dist = join(root, 'dist');
const rooms = ['src', 'resource-packs'];

rmSync(dist, { recursive: true, force: true });
for (const room of rooms) {
  for (const entry of readdirSync(join(root, room), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const target = join(dist, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    if (/\.(?:d\.ts|js|json)$/.test(file)) copyFileSync(file, target);
    else
      writeFileSync(
        target.replace(/\.ts$/, '.js'),
        transpile(file, readFileSync(file, 'utf8')).code,
      );
  }
}

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;
