import type { Report } from '../diagnostics';
import { describeValue } from './describe';
import { notAMap } from './problems';
import { environmentSchema, type EnvironmentFile } from './project-schema';
import { reportIssues } from './report-issues';
import type { YamlDocument } from './yaml-document';
import { isPlainMap, type PlainValue } from './yaml-value';

/** What an environment file says. */
export interface EnvironmentFacts extends Omit<EnvironmentFile, 'overrides'> {
  readonly overrides: ReadonlyMap<string, PlainValue>;
}

/** Reads an environment file by itself: what it says of workloads is compared with them elsewhere. */
export function readEnvironmentFile(
  document: YamlDocument,
  report: Report,
): EnvironmentFacts | undefined {
  const { value } = document;
  if (!isPlainMap(value)) {
    const found = describeValue(value);
    const fields = '"type", "images" and "values"';
    report(notAMap.at(document.rangeOf([]), { kind: 'an environment file', found, fields }));
    return undefined;
  }
  const result = environmentSchema.safeParse(value);
  if (!result.success) {
    const file = {
      schema: environmentSchema,
      value,
      places: document,
      kind: 'environment file' as const,
    };
    reportIssues(result.error.issues, file, report);
    return undefined;
  }
  const overrides = isPlainMap(value['overrides']) ? Object.entries(value['overrides']) : [];
  return { ...result.data, overrides: new Map(overrides) };
}
