import type { z } from 'zod';
import { didYouMean, type Diagnostic, type Report } from '../diagnostics';
import { describePath, describeValue } from './describe';
import { valueAt, type Path, type Places } from './places';
import {
  fileContent,
  invalidKey,
  invalidValue,
  missingField,
  unknownField,
  unsupportedVersion,
} from './problems';
import { fieldHint, valueHint } from './score-hints';
import { FILE_CONTENTS } from './score-schema';
import { fieldsAt } from './schema-fields';
import { isPlainMap } from './yaml-value';

/** More than this of one file are not listed anyway. */
const MOST_ISSUES = 200;

export interface CheckedFile {
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  readonly places: Places;
  readonly kind: keyof typeof ARTICLES;
}

const ARTICLES = { 'Score file': 'A', 'project file': 'A', 'environment file': 'An' };

/** Says what a schema found wrong with a file, each place once. */
export function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  file: CheckedFile,
  report: Report,
): void {
  const reported = new Set<string>();
  for (const issue of issues.slice(0, MOST_ISSUES)) {
    if (issue.code === 'unrecognized_keys') {
      for (const field of issue.keys.slice(0, MOST_ISSUES))
        report(toUnknownField(issue.path, field, file));
      continue;
    }
    // Of several things wrong with one text the first says enough.
    const place = JSON.stringify(issue.path);
    if (!reported.has(place)) report(toDiagnostic(issue, file));
    reported.add(place);
  }
}

function toUnknownField(
  path: Path,
  field: string,
  { schema, places, kind }: CheckedFile,
): Diagnostic {
  const hint =
    (kind === 'Score file' ? fieldHint(path, field) : undefined) ??
    didYouMean(field, fieldsAt(schema, path));
  return unknownField.at(places.rangeOfKey(path, field), { field, hint });
}

function toDiagnostic(issue: z.core.$ZodIssue, file: CheckedFile): Diagnostic {
  const { path } = issue;
  const { places, kind } = file;
  if (issue.code === 'invalid_key') return toInvalidKey(issue, places);
  const parent = valueAt(file.value, path.slice(0, -1));
  const field = path.at(-1);
  if (isPlainMap(parent) && typeof field === 'string' && !Object.hasOwn(parent, field)) {
    const above = path.slice(0, -1);
    return missingField.at(places.rangeOf(above), {
      field,
      parent: above.length === 0 ? `${ARTICLES[kind]} ${kind}` : `"${describePath(above)}"`,
      hint: '',
    });
  }
  const value = valueAt(file.value, path);
  if (
    kind === 'Score file' &&
    path.length === 1 &&
    field === 'apiVersion' &&
    typeof value === 'string'
  ) {
    const hint =
      value === 'score.sh/v1b1'
        ? ' That is an older name of it: write "score.dev/v1b1".'
        : didYouMean(value, ['score.dev/v1b1']);
    return unsupportedVersion.at(places.rangeOf(path), { version: value, hint });
  }
  if (issue.code === 'custom' && path[2] === 'files' && path.length === 4) {
    const found = FILE_CONTENTS.filter((name) => isPlainMap(value) && name in value);
    return fileContent.at(places.rangeOf(path), {
      target: String(field),
      found: found.length === 0 ? 'none of them' : found.map((name) => `"${name}"`).join(' and '),
    });
  }
  return invalidValue.at(places.rangeOf(path), {
    path: describePath(path),
    reason: reasonOf(issue, value),
    hint: hintFor(issue, file, value),
  });
}

function toInvalidKey(issue: z.core.$ZodIssueInvalidKey, places: Places): Diagnostic {
  const parent = issue.path.slice(0, -1);
  const key = String(issue.path.at(-1));
  return invalidKey.at(places.rangeOfKey(parent, key), {
    key,
    parent: describePath(parent),
    reason: issue.issues[0]?.message ?? 'it has another form',
  });
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'a boolean',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeof value === 'number' && issue.expected === 'int'
        ? 'a whole number is expected'
        : `${EXPECTED[issue.expected] ?? issue.expected} is expected, and this is ${describeValue(value)}`;
    case 'invalid_value':
      return `it must be ${issue.values.map((option) => `"${String(option)}"`).join(' or ')}`;
    default:
      return issue.message;
  }
}

function hintFor(issue: z.core.$ZodIssue, { places, kind }: CheckedFile, value: unknown): string {
  const specific = kind === 'Score file' ? valueHint(issue.path, value) : undefined;
  if (specific !== undefined) return specific;
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return didYouMean(value, issue.values.map(String));
  }
  const wantsText =
    issue.code === 'invalid_union' ||
    (issue.code === 'invalid_type' && issue.expected === 'string');
  if (wantsText && (typeof value === 'number' || typeof value === 'boolean')) {
    const { file, start, end } = places.rangeOf(issue.path);
    return ` Put it in quotes: "${file.text.slice(start, end)}".`;
  }
  const number = issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected);
  if (number && typeof value === 'string' && /^\d+$/.test(value))
    return ` Remove the quotes: ${value}.`;
  if (value === null) return ' Give it a value, or remove the field.';
  return '';
}
