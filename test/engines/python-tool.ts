import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Found } from './found';

const CACHE = resolve(__dirname, '../../node_modules/.cache/scoreform/python');

/** How long an installation may take, in milliseconds; a lock that is older is nobody's. */
const PATIENCE = 600_000;

interface Tool {
  readonly command: string;
  /** What pip installs it by, with its version. */
  readonly requirement: string;
}

/** A command of a Python package: the one on the PATH, or one in a virtual environment that is kept for later runs. */
export function findPythonTool({ command, requirement }: Tool): Found<string> {
  if (spawnSync(command, ['--help'], { stdio: 'ignore' }).status === 0) return { engine: command };
  const folder = join(CACHE, requirement.replaceAll(/[^\w.]+/g, '-'));
  const installed = join(folder, 'bin', command);
  // Suites that run side by side need the same tool at the same time.
  return whileAlone(folder, () =>
    existsSync(installed) ? { engine: installed } : install(folder, installed, requirement),
  );
}

function install(folder: string, installed: string, requirement: string): Found<string> {
  const made = spawnSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
  if (made.status !== 0) return { missing: `${requirement} needs Python 3 with venv` };
  const { status, stderr } = spawnSync(
    join(folder, 'bin', 'pip'),
    ['install', '--quiet', '--disable-pip-version-check', requirement],
    { encoding: 'utf8', timeout: PATIENCE },
  );
  if (status === 0 && existsSync(installed)) return { engine: installed };
  // Half an environment would be taken for a whole one the next time.
  rmSync(folder, { recursive: true, force: true });
  const [reason = 'no reason given'] = /ERROR: .*/.exec(stderr ?? '') ?? [];
  return { missing: `pip cannot install ${requirement} (${reason})` };
}

/** Works while no other process works on the same folder. */
function whileAlone<Result>(folder: string, work: () => Result): Result {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > PATIENCE) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
