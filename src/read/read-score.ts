import type { Report, SourceFile } from '../diagnostics';
import type { Workload } from '../model';
import { inOrder } from './in-order';
import { nameOf, readWorkload } from './read-workload';
import type { Sources } from './sources';
import { YamlDocument } from './yaml-document';

/** A Score file that was read, whether it turned out sound or not. */
export interface ReadScore {
  readonly document: YamlDocument;
  readonly sources: Sources;
  readonly name: string | undefined;
  /** Absent where the file has errors. */
  readonly workload?: Workload;
}

/** Reads one Score file by itself; undefined where it is no YAML. */
export function readScore(
  file: SourceFile,
  sources: Sources,
  report: Report,
): ReadScore | undefined {
  const { result, failed } = inOrder(report, (fileReport) => {
    const document = YamlDocument.read(file, fileReport.report);
    if (!document) return undefined;
    const input = { file, value: document.value, places: document, sources };
    return { document, workload: readWorkload(input, fileReport) };
  });
  if (!result) return undefined;
  const { document, workload } = result;
  return {
    document,
    sources,
    name: nameOf(document.value),
    ...(!failed && workload && { workload }),
  };
}
