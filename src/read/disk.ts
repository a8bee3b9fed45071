import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

export type EntryKind = 'file' | 'folder' | 'link' | 'special';

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Why a file gave no bytes. */
export type Fault =
  | { readonly fault: 'missing' | 'outside' | 'folder' | 'special' | 'too-large' }
  | { readonly fault: 'unreadable'; readonly reason: string };

/** The files of a repository. Names are relative to its root, with `/` on every system, or absolute. */
export class Disk {
  readonly #root: string;
  readonly #realFolders = new Map<string, string>();

  /** @param instead texts that take the place of files, or stand where there is none, by name */
  constructor(
    root: string,
    private readonly instead: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#root = resolve(root);
  }

  /** What is in a folder, sorted by name; nothing where there is no such folder. */
  list(folder: string): Entry[] {
    const entries = new Map<string, Entry>();
    for (const entry of this.#entriesIn(folder)) entries.set(entry.name, entry);
    for (const name of this.instead.keys()) {
      const [first = '', ...below] = name.startsWith(`${folder}/`)
        ? name.slice(folder.length + 1).split('/')
        : [];
      if (first !== '') entries.set(first, { name: first, kind: below[0] ? 'folder' : 'file' });
    }
    return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #entriesIn(folder: string): Entry[] {
    try {
      const entries = readdirSync(this.#full(folder), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    } catch {
      return [];
    }
  }

  /** What stands at a path, links followed; undefined where nothing does. */
  kindAt(name: string): EntryKind | undefined {
    if (this.instead.has(name)) return 'file';
    try {
      return kindOf(statSync(this.#full(name)));
    } catch {
      return undefined;
    }
  }

  /**
   * The bytes of a regular file, never more than the limit.
   *
   * @param within a folder that the file must lie in, whatever links lead to it
   */
  read(name: string, limit: number, within?: string): { readonly bytes: Buffer } | Fault {
    const text = this.instead.get(name);
    if (text !== undefined) {
      const bytes = Buffer.from(text);
      return bytes.length > limit ? { fault: 'too-large' } : { bytes };
    }
    const full = this.#full(name);
    try {
      if (within === undefined) return readRegular(full, limit, 0);
      const folder = this.#full(within);
      // Before anything else, so that the answer does not tell what exists elsewhere.
      if (!isInside(folder, full)) return { fault: 'outside' };
      const real = realpathSync.native(full);
      if (!isInside(this.#realFolder(folder), real)) return { fault: 'outside' };
      return readRegular(real, limit, constants.O_NOFOLLOW);
    } catch (error) {
      return toFault(error);
    }
  }

  /** A path as messages name it: relative to the root where it lies inside, and otherwise as it was given. */
  nameOf(path: string): string {
    const full = this.#full(path);
    return isInside(this.#root, full) ? relative(this.#root, full).split(sep).join('/') : path;
  }

  /** The name of a path that is relative to a folder; absolute where it lies outside of the root. */
  resolveFrom(folder: string, path: string): string {
    const full = isAbsolute(path) ? path : join(this.#full(folder), path);
    return isInside(this.#root, full) ? this.nameOf(full) : full;
  }

  #realFolder(folder: string): string {
    const real = this.#realFolders.get(folder) ?? realpathSync.native(folder);
    this.#realFolders.set(folder, real);
    return real;
  }

  #full(name: string): string {
    return resolve(this.#root, name);
  }
}

function readRegular(
  path: string,
  limit: number,
  flags: number,
): { readonly bytes: Buffer } | Fault {
  // Opening a pipe waits for a writer unless told not to.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return { fault: 'folder' };
    if (!stats.isFile()) return { fault: 'special' };
    if (stats.size > limit) return { fault: 'too-large' };
    // One byte more than expected shows whether the file grew in the meantime.
    const bytes = Buffer.allocUnsafe(stats.size + 1);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return length > stats.size
      ? { fault: 'unreadable', reason: 'it changed while it was read' }
      : { bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(descriptor);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

function toFault(error: unknown): Fault {
  const code = (error as { code?: unknown }).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'missing' };
  if (code === 'ENXIO' || code === 'ENODEV') return { fault: 'special' };
  if (typeof code !== 'string') throw error;
  return { fault: 'unreadable', reason: REASONS[code] ?? `the system says ${code}` };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Kinds): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'special';
}
