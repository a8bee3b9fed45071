import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLONE = resolve(__dirname, '../..');

/** Whether packages can be had; without that these suites have nothing to install, and say so. */
export const REGISTRY_REACHED =
  spawnSync('npm', ['view', 'cdktf@0.21.0', 'version'], { encoding: 'utf8', timeout: 60_000 })
    .status === 0;

/** The package as it would be published. */
export function packed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-pack-'));
  must(CLONE, 'npm', 'pack', '--pack-destination', folder, '--loglevel=error');
  const [tarball] = readdirSync(folder);
  return join(folder, tarball ?? '');
}

/** An empty folder in which packages were installed, as somebody would who has no clone. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'scoreform-installed-'));

  constructor(dependencies: Readonly<Record<string, string>>, more: object = {}) {
    writeFileSync(
      join(this.folder, 'package.json'),
      JSON.stringify({ private: true, dependencies, ...more }),
    );
    npmInstall(this.folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Installs what the package.json of a folder asks for. */
export function npmInstall(folder: string): void {
  // What an installation before this one has asked the registry, it need not be asked again.
  const quick = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  must(folder, 'npm', 'install', ...quick, '--loglevel=error');
}

/** Runs a command that has to succeed, and returns what it printed. */
export function must(cwd: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: '1', NO_COLOR: '1' },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`,
    );
  return stdout;
}
