import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Found } from './found';

const CACHE = resolve(__dirname, '../../node_modules/.cache/scoreform/python');

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
  if (existsSync(installed)) return { engine: installed };
  const made = spawnSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
  if (made.status !== 0) return { missing: `${command} needs Python 3 with venv` };
  const { status, stderr } = spawnSync(
    join(folder, 'bin', 'pip'),
    ['install', '--quiet', '--disable-pip-version-check', requirement],
    { encoding: 'utf8', timeout: 600_000 },
  );
  if (status === 0 && existsSync(installed)) return { engine: installed };
  // Half an environment would be taken for a whole one the next time.
  rmSync(folder, { recursive: true, force: true });
  const [reason = 'no reason given'] = /ERROR: .*/.exec(stderr ?? '') ?? [];
  return { missing: `pip cannot install ${requirement} (${reason})` };
}
