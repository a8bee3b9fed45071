import { nearestTo, type Report, type SourceRange } from '../diagnostics';
import { Template, type Placeholder, type Segment, type Value } from '../model';
import { describeNames, describeValue, suggest } from './describe';
import type { FileReport } from './in-order';
import { LIMITS, printCount } from './limits';
import { splitReference, takeApart, type Piece } from './placeholders';
import { invalidPlaceholder, limitExceeded, unknownMetadata, unknownResource } from './problems';
import { isPlainMap, type PlainValue } from './yaml-value';

/** What placeholders of a workload can refer to. */
export interface Scope extends FileReport {
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The names under `resources`. */
  readonly resources: ReadonlySet<string>;
  /** What the workload may still take in; spent as it does. */
  readonly budget: Budget;
}

/** How many characters may still be inserted into the texts of a workload. */
export class Budget {
  #left: number = LIMITS.insertedText;

  /** True once more was wanted than there was: what comes after is not even looked up. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** False, and a diagnostic the first time, once more is inserted than is left. */
  spend(length: number, range: SourceRange | undefined, report: Report): boolean {
    if (this.isSpent) return false;
    this.#left -= length;
    if (this.#left >= 0) return true;
    const what = 'characters that a workload takes in from source files and metadata';
    const advice = 'Put large contents into a volume or into the image.';
    report(limitExceeded.at(range, { what, limit: printCount(LIMITS.insertedText), advice }));
    return false;
  }
}

/** The places of the placeholders of a text, escaped ones included, in their order. */
export type PlacesOfParts = (parts: readonly string[]) => readonly SourceRange[];

interface ExpandOptions {
  /** True where `${resources.name}` may mean the resource itself. @default false */
  readonly wholeResources?: boolean;
}

/**
 * Replaces the placeholders of a text: metadata by what it says, resources by references in a template.
 *
 * What cannot be understood is reported, and stays in the text.
 */
export function expandText(
  text: string,
  scope: Scope,
  placesOf: PlacesOfParts,
  { wholeResources = false }: ExpandOptions = {},
): string | Template {
  if (!text.includes('$')) return text;
  const pieces = takeApart(text);
  const places = placesOf(pieces.flatMap((piece) => writtenOf(piece) ?? []));
  let place = 0;
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const range = writtenOf(piece) === undefined ? undefined : places[place++];
    const segment =
      'reference' in piece
        ? expandReference(piece.reference, scope, range, wholeResources)
        : { literal: piece.literal };
    const last = segments.at(-1);
    if (last && 'literal' in last && 'literal' in segment) {
      segments[segments.length - 1] = { literal: last.literal + segment.literal };
    } else {
      segments.push(segment);
    }
  }
  const [only = { literal: '' }, ...others] = segments;
  return others.length === 0 && 'literal' in only ? only.literal : new Template(segments);
}

/** Replaces placeholders in every text of a value; keys, numbers and the like stay as they are. */
export function expandValue(
  value: PlainValue,
  scope: Scope,
  placesOf: (path: readonly PropertyKey[]) => PlacesOfParts,
  path: readonly PropertyKey[] = [],
): Value {
  if (typeof value === 'string') return expandText(value, scope, placesOf(path));
  if (Array.isArray(value)) {
    return value.map((item, index) => expandValue(item, scope, placesOf, [...path, index]));
  }
  if (!isPlainMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      expandValue(inner, scope, placesOf, [...path, key]),
    ]),
  );
}

function writtenOf(piece: Piece): string | undefined {
  return 'reference' in piece ? `\${${piece.reference}}` : piece.escaped;
}

function expandReference(
  text: string,
  scope: Scope,
  range: SourceRange | undefined,
  wholeResources: boolean,
): Segment {
  const [root, ...path] = splitReference(text);
  const asWritten = { literal: `\${${text}}` };
  if (scope.isFull()) return asWritten;
  const refuse = (reason: string) => {
    scope.report(invalidPlaceholder.at(range, { text, reason }));
    return asWritten;
  };
  if (root === 'metadata') {
    if (path.length === 0)
      return refuse('it names no key of the metadata, such as "metadata.name"');
    if (scope.budget.isSpent) return asWritten;
    const found = lookUp(scope.metadata, path);
    if ('text' in found) {
      const affordable = scope.budget.spend(found.text.length, range, scope.report);
      return affordable ? { literal: found.text } : asWritten;
    }
    scope.report(unknownMetadata.at(range, { text, reason: found.reason }));
    return asWritten;
  }
  if (root !== 'resources') return refuse(unknownRoot(text, root ?? ''));

  const [resource, ...keys] = path;
  if (resource === undefined) return refuse('it names no resource, such as "resources.db.host"');
  if (/\s/.test(text)) return refuse('names of resources and outputs hold no blanks');
  if (path.includes('')) return refuse('a name is missing beside one of its dots');
  if (!scope.resources.has(resource)) {
    const known = describeNames(scope.resources, 'resources');
    const hint = suggest(resource, scope.resources);
    scope.report(unknownResource.at(range, { resource, known, hint }));
    return asWritten;
  }
  if (keys.length === 0 && !wholeResources) {
    return refuse(`it names no output of the resource, such as "resources.${resource}.host"`);
  }
  const placeholder: Placeholder = { resource, path: keys, text, ...(range && { range }) };
  return { placeholder };
}

function unknownRoot(text: string, root: string): string {
  const trimmed = text.trim();
  if (trimmed !== text && /^(?:metadata|resources)\./.test(trimmed))
    return 'it has blanks around it';
  const neither = 'it begins with neither "metadata." nor "resources."';
  const near = nearestTo(root, ['metadata', 'resources']);
  return near === undefined ? neither : `${neither}; perhaps "${near}" is meant`;
}

type Found = { readonly text: string } | { readonly reason: string };

function lookUp(metadata: Readonly<Record<string, unknown>>, path: readonly string[]): Found {
  let value: unknown = metadata;
  for (const key of path) {
    if (!isPlainMap(value)) {
      return {
        reason: `there is no key "${key}", because what it is looked for in is ${describeValue(value)}.`,
      };
    }
    if (!Object.hasOwn(value, key)) {
      const known = describeNames(Object.keys(value), 'keys');
      return {
        reason: `there is no key "${key}" among ${known}.${suggest(key, Object.keys(value))}`,
      };
    }
    value = value[key];
  }
  return { text: typeof value === 'string' ? value : jsonText(value) };
}

const HTML = /[<>&\u2028\u2029]/g;

/** JSON as the reference implementation writes it: keys sorted, and what means something to HTML escaped. */
function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isPlainMap(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${jsonText(key)}:${jsonText(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value).replace(
    HTML,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
