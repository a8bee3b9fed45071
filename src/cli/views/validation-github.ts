import type { Diagnostic } from '../../diagnostics';
import { placeOf } from './json';

/** Diagnostics as commands of a GitHub workflow, which shows them beside the changed lines. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
}

function annotation({ severity, code, summary, detail, subject }: Diagnostic): string {
  const place = placeOf(subject);
  const properties: [string, string | number][] = place
    ? [
        ['file', place.file],
        ['line', place.start.line],
        ['endLine', place.end.line],
        // GitHub reads columns within one line only.
        ...(place.start.line === place.end.line
          ? columnsOf(place.start.column, place.end.column)
          : []),
      ]
    : [];
  properties.push(['title', `${summary} [${code}]`]);
  const shown = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${shown.join(',')}::${escapeMessage(detail)}`;
}

function columnsOf(start: number, end: number): [string, number][] {
  return [
    ['col', start],
    ['endColumn', end],
  ];
}

/** A line break would end the command and let the user's text begin another one. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
