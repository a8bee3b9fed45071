import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CLONE = resolve(__dirname, '../..');

/** What one run of a script left behind. */
export interface ScriptResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Call {
  readonly directory: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a script as a job does: with bash or Node, off a terminal, knowing nothing of this machine's git settings. */
export function runScript(
  command: readonly [string, ...string[]],
  { directory, variables = {}, input = '' }: Call,
): Promise<ScriptResult> {
  const [file, ...args] = command;
  const program = file.endsWith('.mjs') ? process.execPath : 'bash';
  const child = spawn(program, [file, ...args], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'],
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      ...variables,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode) => done({ exitCode, stdout, stderr }));
  });
}

/**
 * A folder for the PATH whose `npx` runs a script in place of the program.
 *
 * @param script bash; `$*` are the words behind `npx scoreform`
 */
export function npxThat(folder: string, script: string): Readonly<Record<string, string>> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const file = join(bin, 'npx');
  writeFileSync(file, `#!/usr/bin/env bash\n[[ $1 == scoreform ]] || exit 99\nshift\n${script}\n`);
  chmodSync(file, 0o755);
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

/** A folder for the PATH whose `npx` runs the program of this clone. */
export const npxOfClone = (folder: string): Readonly<Record<string, string>> =>
  npxThat(folder, `exec '${process.execPath}' '${join(CLONE, 'bin', 'scoreform.js')}' "$@"`);
