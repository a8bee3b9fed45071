import type { Diagnostic, Position, SourceRange } from '../../diagnostics';

/** The version of every JSON document: fields are only ever added to one. */
const VERSION = 1;

/** One JSON document, as scripts read it. */
export function renderJson(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ version: VERSION, ...fields }, null, 2)}\n`;
}

interface JsonPlace {
  readonly file: string;
  readonly start: Position;
  /** Behind the last character. */
  readonly end: Position;
}

/** A diagnostic as every document shows it; `subject` is null where it is about no place. */
export function diagnosticJson({ code, severity, summary, detail, subject, related }: Diagnostic) {
  return {
    code,
    severity,
    summary,
    detail,
    subject: placeOf(subject),
    related: related.map((place) => ({ message: place.message, subject: placeOf(place.subject) })),
  };
}

/** A place as lines and columns, counted from one. */
export function placeOf(range: SourceRange | undefined): JsonPlace | null {
  if (!range) return null;
  const { file, start, end } = range;
  return { file: file.path, start: file.positionAt(start), end: file.positionAt(end) };
}
