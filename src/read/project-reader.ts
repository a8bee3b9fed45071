import { createHash } from 'node:crypto';
import { SourceFile, type Diagnostic, type Report, type SourceRange } from '../diagnostics';
import type { InputFile } from '../model';
import { decodeText } from './check-text';
import type { Disk, Fault } from './disk';
import { LIMITS, printCount } from './limits';
import { limitExceeded, notText, unreadableFile } from './problems';

type Bytes = { readonly bytes: Buffer } | Fault;

/** Reads the files of one project and keeps a record of what they held. */
export class ProjectReader {
  readonly #inputs = new Map<string, InputFile>();

  constructor(readonly disk: Disk) {}

  /** Every file that was read, sorted by path. */
  get inputs(): InputFile[] {
    return [...this.#inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What is recorded of a file that was read. */
  inputOf(name: string): InputFile {
    const input = this.#inputs.get(name);
    if (!input) throw new Error(`"${name}" was not read: this is a bug.`);
    return input;
  }

  readBytes(name: string, limit: number, within?: string): Bytes {
    const result = this.disk.read(name, limit, within);
    if ('bytes' in result) {
      const sha256 = createHash('sha256').update(result.bytes).digest('hex');
      this.#inputs.set(name, { path: name, sha256 });
    }
    return result;
  }

  /** A Score, project or environment file, or a report of why it cannot be read. */
  readText(name: string, report: Report, within?: string): SourceFile | undefined {
    const result = this.readBytes(name, LIMITS.fileBytes, within);
    if (!('bytes' in result)) {
      report(toDiagnostic(result, new SourceFile(name, '').range(0, 0)));
      return undefined;
    }
    const decoded = decodeText(result.bytes);
    if ('text' in decoded) return new SourceFile(name, decoded.text);
    const { fault, shown, at } = decoded;
    report(notText.at(new SourceFile(name, shown).range(at, at + 1), { what: fault }));
    return undefined;
  }
}

function toDiagnostic(fault: Fault, start: SourceRange): Diagnostic {
  switch (fault.fault) {
    case 'too-large':
      return limitExceeded.at(start, {
        what: 'bytes in a file',
        limit: printCount(LIMITS.fileBytes),
        advice: 'Move large contents into files of their own, which "files.*.source" can name.',
      });
    case 'unreadable':
      return unreadableFile.at(start, { reason: fault.reason });
    default:
      return unreadableFile.at(start, { reason: REASONS[fault.fault] });
  }
}

const REASONS = {
  missing: 'it is a link that leads nowhere',
  folder: 'it is a folder',
  special: 'it is a device, pipe or socket',
  outside: 'it is a link that leads out of the repository',
};
