import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap } from '../../model';
import type { BlockSchema } from '../provider-schema';
import type { Bindings, ModuleKind } from './bindings';

/** Rises with every change of what is read from the text, or of how it is kept. */
const FORMAT = 1;

/** A schema with the files it is from. */
export interface CachedBlock {
  readonly block: BlockSchema;
  /** Absolute paths. */
  readonly files: readonly string[];
}

/** What was read from bindings before, below `node_modules/.cache`; without it everything works as well, only slower. */
export class SchemaCache {
  private readonly folder: string | undefined;

  constructor({ name, version, root }: Bindings) {
    const modules = join(root, 'node_modules');
    const entry = `${name}@${version}`.replace(/[^@\w.-]/g, '+');
    // A folder without packages does not get any by being looked at.
    this.folder = existsSync(modules)
      ? join(modules, '.cache/scoreform/schemas', entry)
      : undefined;
  }

  read(kind: ModuleKind, type: string): BlockSchema | undefined {
    const kept = this.kept(kind, type);
    const files = kept?.['files'];
    const block = kept?.['block'];
    if (kept?.['format'] !== FORMAT || !isMap(files) || !isMap(block)) return undefined;
    if (kept['digest'] !== digestOf(block)) return undefined;
    const isFresh = Object.entries(files).every(([file, stamp]) => stampOf(file) === stamp);
    // Its digest says that it was written by `write`.
    return isFresh ? (block as unknown as BlockSchema) : undefined;
  }

  write(kind: ModuleKind, type: string, { block, files }: CachedBlock): void {
    if (this.folder === undefined) return;
    const stamps = Object.fromEntries(files.map((file) => [file, stampOf(file)]));
    const content = { format: FORMAT, files: stamps, digest: digestOf(block), block };
    try {
      writeWhole(this.fileOf(this.folder, kind, type), JSON.stringify(content));
    } catch {
      // A full or read-only disk is no reason to stop.
    }
  }

  private kept(kind: ModuleKind, type: string): Readonly<Record<string, unknown>> | undefined {
    if (this.folder === undefined) return undefined;
    try {
      const text = readFileSync(this.fileOf(this.folder, kind, type), 'utf8');
      const content: unknown = JSON.parse(text);
      return isMap(content) ? content : undefined;
    } catch {
      return undefined;
    }
  }

  private fileOf(folder: string, kind: ModuleKind, type: string): string {
    return join(folder, `${kind}.${type.replace(/[^\w.-]/g, '+')}.json`);
  }
}

function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${String(process.pid)}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

/** Installing a package anew changes the times of its files, patching one its size or time. */
function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${String(size)}:${String(mtimeMs)}`;
}

function digestOf(block: unknown): string {
  return createHash('sha256').update(JSON.stringify(block)).digest('hex');
}
