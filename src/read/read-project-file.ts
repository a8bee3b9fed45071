import type { Report } from '../diagnostics';
import { ResourceAddress, type Rename } from '../model';
import { describeValue } from './describe';
import { invalidAddress, notAMap, renameConflict } from './problems';
import { projectSchema, type ProjectFile } from './project-schema';
import { reportIssues } from './report-issues';
import type { YamlDocument } from './yaml-document';
import { isPlainMap } from './yaml-value';

/** What `project.yaml` says. */
export interface ProjectFacts extends Omit<ProjectFile, 'renames'> {
  readonly renames: readonly Rename[];
}

/** Reads a project file; one that is empty or all comments says nothing, which is fine. */
export function readProjectFile(document: YamlDocument, report: Report): ProjectFacts | undefined {
  const { value } = document;
  if (value === null) return { renames: [] };
  if (!isPlainMap(value)) {
    const found = describeValue(value);
    const fields = '"description", "owners" and "values"';
    report(notAMap.at(document.rangeOf([]), { kind: 'a project file', found, fields }));
    return undefined;
  }
  const result = projectSchema.safeParse(value);
  if (!result.success) {
    const file = { schema: projectSchema, value, places: document, kind: 'project file' as const };
    reportIssues(result.error.issues, file, report);
    return undefined;
  }
  const { renames = [], ...facts } = result.data;
  return { ...facts, renames: readRenames(renames, document, report) };
}

function readRenames(
  written: readonly { readonly from: string; readonly to: string }[],
  document: YamlDocument,
  report: Report,
): Rename[] {
  const renames = written.flatMap((rename, index) => {
    const [from, to] = (['from', 'to'] as const).map((end) => {
      const address = ResourceAddress.parse(rename[end]);
      const at = document.rangeOf(['renames', index, end]);
      if (!address) report(invalidAddress.at(at, { text: rename[end] }));
      return address;
    });
    return from && to ? [{ from, to, range: document.rangeOf(['renames', index, 'from']) }] : [];
  });
  reportConflicts(renames, report);
  return renames;
}

/** Says where following the renames would have two answers, or none. */
function reportConflicts(renames: readonly Rename[], report: Report): void {
  const left = new Map<string, Rename>();
  const reached = new Map<string, Rename>();
  for (const rename of renames) {
    const [from, to] = [String(rename.from), String(rename.to)];
    const leftBefore = left.get(from);
    const reachedBefore = reached.get(to);
    const earlier = leftBefore ?? reachedBefore;
    const related = earlier
      ? [{ message: 'The other rename is here:', subject: earlier.range }]
      : [];
    const refuse = (reason: string) => {
      report(renameConflict.at(rename.range, { reason }, related));
    };
    if (rename.from.type !== rename.to.type)
      refuse(`"${from}" and "${to}" are of different types, and no thing becomes another`);
    else if (from === to) refuse(`"${from}" keeps its address`);
    else if (leftBefore) refuse(`"${from}" already has a new address`);
    else if (reachedBefore) refuse(`"${to}" is already the new address of another resource`);
    else if (leadsTo(left, to, from))
      refuse(
        `the renames that begin with "${to}" lead back to "${from}". A thing cannot have a name again that it left, ` +
          'because names in the cloud follow the oldest one: keep the earlier renames and choose a third name',
      );
    if (!leftBefore) left.set(from, rename);
    if (!reachedBefore) reached.set(to, rename);
  }
}

function leadsTo(renames: ReadonlyMap<string, Rename>, start: string, goal: string): boolean {
  const seen = new Set<string>();
  let at: string | undefined = start;
  while (at !== undefined && !seen.has(at)) {
    if (at === goal) return true;
    seen.add(at);
    const next = renames.get(at);
    at = next && String(next.to);
  }
  return false;
}
