import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../../store';
import { lockedVersions, pickLocks } from './lock-file';
import { requirementsOf } from './requirements';
import type { StackPlace } from './types';

/** The lock file of providers in the folder of a stack. */
export const LOCKS = '.terraform.lock.hcl';

/** The text of a stack, in its folder. */
export const STACK_FILE = 'cdk.tf.json';

/** What was done to make a stack ready, kept beside what `init` made. */
export interface Prepared {
  readonly version: 1;
  /** SHA-256 of all that `init` looked at. */
  readonly fingerprint: string;
  /** The addresses of the providers that it chose, sorted. */
  readonly providers: readonly string[];
}

/** What `init` did for a stack; undefined where it never did, or not to its end. */
export function readPrepared(place: StackPlace): Prepared | undefined {
  try {
    const { version, fingerprint, providers } = JSON.parse(textOf(noteOf(place)) ?? '') as Partial<
      Record<keyof Prepared, unknown>
    >;
    if (version !== 1 || typeof fingerprint !== 'string' || !Array.isArray(providers)) return;
    return { version, fingerprint, providers: providers.map(String) };
  } catch {
    return undefined;
  }
}

/** Notes what `init` did. */
export function writePrepared(place: StackPlace, prepared: Prepared): void {
  writeWhole(noteOf(place), `${JSON.stringify(prepared)}\n`);
}

/** Forgets that a stack is ready. */
export function forget(place: StackPlace): void {
  rmSync(noteOf(place), { force: true });
}

/**
 * SHA-256 of what decides whether `init` has something to do. Hashes of providers are left out: the engine holds what is
 * installed against them each time it plans.
 */
export function fingerprintOf(
  place: StackPlace,
  engine: readonly string[],
  lockFile: string,
  providers: readonly string[],
): string {
  const { text } = requirementsOf(stackText(place));
  const versions = lockedVersions(pickLocks(textOf(lockFile) ?? '', providers) ?? '');
  return hashOf(JSON.stringify([engine, text, versions]));
}

/** The text of a stack. */
export function stackText({ folder }: StackPlace): string {
  return readFileSync(join(folder, STACK_FILE), 'utf8');
}

/** The text of a file; undefined where there is none. */
export function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${String(process.pid)}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

function noteOf({ data }: StackPlace): string {
  return join(data, 'scoreform.json');
}
