import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs git in a folder and returns what it prints; somebody who commits is always known. */
export function git(folder: string, ...args: readonly string[]): string {
  const settings = ['user.name=test', 'user.email=test@localhost', 'init.defaultBranch=main'];
  const known = settings.flatMap((setting) => ['-c', setting]);
  return execFileSync('git', ['-C', folder, ...known, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Writes files, commits them and returns the commit. */
export function commitFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Change');
  return git(folder, 'rev-parse', 'HEAD');
}

/** Makes a folder a repository with one commit, and returns that. */
export function initialize(folder: string): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet');
  return commitFiles(folder, { '.gitattributes': '* text=auto\n' });
}

/** Makes a folder the clone of a new bare repository, and returns the path of that. */
export function withOrigin(folder: string, origin: string): string {
  initialize(folder);
  git(folder, 'clone', '--quiet', '--bare', '.', origin);
  git(folder, 'remote', 'add', 'origin', origin);
  git(folder, 'fetch', '--quiet');
  return origin;
}
