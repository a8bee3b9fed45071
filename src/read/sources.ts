import { SourceFile, type Diagnostic, type SourceRange } from '../diagnostics';
import { composed, decodeText } from './check-text';
import type { Fault } from './disk';
import { printCount, LIMITS } from './limits';
import {
  limitExceeded,
  missingSource,
  sourceNotAFile,
  sourceOutside,
  unreadableFile,
} from './problems';
import type { ProjectReader } from './project-reader';

/** A file that `files.*.source` names. */
export interface Source {
  readonly bytes: Buffer;
  /** Absent where the bytes are no text. */
  readonly file?: SourceFile;
}

/** Finds the source files of one Score file; each is read once for all environments. */
export class Sources {
  readonly #read = new Map<string, Source | Fault>();

  /**
   * @param folder of the Score file
   * @param within the folder that source files must lie in
   */
  constructor(
    private readonly reader: ProjectReader,
    private readonly folder: string,
    private readonly within: string,
  ) {}

  /** The file, or a diagnostic at the place that named it. */
  read(source: string, at: SourceRange): Source | { readonly problem: Diagnostic } {
    let result = this.#read.get(source);
    if (!result) {
      result = this.#readOnce(source);
      this.#read.set(source, result);
    }
    return 'bytes' in result ? result : { problem: this.#toProblem(result, source, at) };
  }

  #readOnce(source: string): Source | Fault {
    const name = this.reader.disk.resolveFrom(this.folder, source);
    const result = this.reader.readBytes(name, LIMITS.sourceBytes, this.within);
    if (!('bytes' in result)) return result;
    const decoded = decodeText(result.bytes);
    if ('fault' in decoded) return result;
    const text = composed(decoded.text);
    if (text === undefined) return { fault: 'unreadable', reason: MARKS };
    return { bytes: result.bytes, file: new SourceFile(name, text) };
  }

  #toProblem(result: Fault, source: string, at: SourceRange): Diagnostic {
    switch (result.fault) {
      case 'missing':
        return missingSource.at(at, { source, folder: printed(this.folder) });
      case 'outside':
        return sourceOutside.at(at, { source, folder: printed(this.within) });
      case 'folder':
      case 'special': {
        const found = result.fault === 'folder' ? 'a folder' : 'a device, pipe or socket';
        return sourceNotAFile.at(at, { source, found });
      }
      case 'too-large': {
        const facts = {
          what: 'bytes in a source file',
          limit: printCount(LIMITS.sourceBytes),
          advice: 'Put large contents into a volume or into the image.',
        };
        return limitExceeded.at(at, facts);
      }
      case 'unreadable':
        return unreadableFile.at(at, { reason: result.reason });
    }
  }
}

const MARKS = `it holds more than ${printCount(LIMITS.marks)} combining marks in a row`;

function printed(folder: string): string {
  return folder === '.' ? 'the root' : `"${folder}"`;
}
