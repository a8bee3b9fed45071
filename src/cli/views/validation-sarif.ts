import type { Diagnostic, SourceRange } from '../../diagnostics';
import { placeOf } from './json';

interface Rule {
  readonly code: string;
  readonly summary: string;
  readonly explanation: string;
}

/**
 * Diagnostics as SARIF 2.1.0, which code scanners and editors read. Files are relative to the repository's root.
 *
 * @param rules every kind of problem that there is; those that were found are listed
 */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  rules: readonly Rule[],
  version: string,
): string {
  const found = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Scoreform',
            version,
            rules: found.map((code) => toRule(code, rules)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => toResult(diagnostic, found)),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toRule(code: string, rules: readonly Rule[]) {
  const rule = rules.find((candidate) => candidate.code === code);
  return {
    id: code,
    shortDescription: { text: rule?.summary ?? code },
    fullDescription: { text: rule?.explanation ?? code },
  };
}

function toResult(diagnostic: Diagnostic, found: readonly string[]) {
  const { code, severity, summary, detail, subject, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: found.indexOf(code),
    level: severity,
    message: { text: `${summary}: ${detail}` },
    locations: subject ? [{ physicalLocation: physicalLocation(subject) }] : [],
    relatedLocations: related.flatMap(({ message, subject: place }) =>
      place ? [{ message: { text: message }, physicalLocation: physicalLocation(place) }] : [],
    ),
  };
}

function physicalLocation(range: SourceRange) {
  const place = placeOf(range);
  const uri = encodeURI(range.file.path).replace(/[?#]/g, encodeURIComponent);
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: {
      startLine: place?.start.line,
      startColumn: place?.start.column,
      endLine: place?.end.line,
      endColumn: place?.end.column,
    },
  };
}
