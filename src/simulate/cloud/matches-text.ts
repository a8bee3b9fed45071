import { scalarText } from '../planning/scalar-text';
import type { BlockSchema } from '../provider-schema';
import { Dynamic, UNKNOWN, type BlockValue, type Value } from '../values';
import type { Json } from './configuration';
import type { Segment } from './template-text';

/** How the texts of a block are to be understood. */
export interface Reading {
  readonly segments: (text: string) => readonly Segment[] | undefined;
  readonly resolve: (expression: string) => Value | undefined;
}

/** What a block has for Terraform itself and not for the provider. */
const OF_TERRAFORM = new Set([
  '//',
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
]);

/** Whether a configuration can have come from a block of the text: whatever is literal in it is so in the configuration. */
export function blockMatches(
  body: Json,
  config: BlockValue,
  schema: BlockSchema,
  reading: Reading,
): boolean {
  return Object.entries(body).every(([name, written]) => {
    if (OF_TERRAFORM.has(name)) return true;
    const nested = schema.blocks[name];
    const value = config[name] ?? null;
    if (!nested) return valueMatches(written, value, reading);
    return allMatch(listOf(written), listOf(value), (one, other) =>
      blockMatches(one as Json, other as BlockValue, nested.block, reading),
    );
  });
}

function valueMatches(written: unknown, value: Value, reading: Reading): boolean {
  if (value === UNKNOWN) return true;
  if (value instanceof Dynamic) return valueMatches(written, value.value, reading);
  if (written === null || written === undefined) return value === null;
  if (typeof written === 'string') return textMatches(written, value, reading);
  if (typeof written !== 'object') return scalarText(written) === scalarText(value);
  if (Array.isArray(written)) {
    return allMatch(written, listOf(value), (one, other) =>
      valueMatches(one, other as Value, reading),
    );
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(written).every(([key, inner]) => {
    const [segment, ...others] = reading.segments(key) ?? [];
    if (!segment || others.length > 0 || !('literal' in segment)) return true;
    const member = (value as BlockValue)[segment.literal];
    return inner === null || (member !== undefined && valueMatches(inner, member, reading));
  });
}

function textMatches(written: string, value: Value, reading: Reading): boolean {
  const segments = reading.segments(written);
  if (!segments) return true;
  const [first] = segments;
  if (first && segments.length === 1 && 'expression' in first) {
    const meant = reading.resolve(first.expression);
    return meant === undefined || isEqual(meant, value);
  }
  const text = scalarText(value);
  if (text === undefined) return false;
  const known = segments.map((segment) =>
    'literal' in segment
      ? segment.literal
      : scalarText(reading.resolve(segment.expression) ?? null),
  );
  return standsIn(text, known);
}

/** Whether a text is made of these parts, where undefined may be anything. */
function standsIn(text: string, parts: readonly (string | undefined)[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!parts.includes(undefined)) return text === parts.join('');
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part ?? '', at);
    if (found < 0) return false;
    at = found + (part ?? '').length;
  }
  return text.startsWith(first) && text.endsWith(last) && at + last.length <= text.length;
}

/** Whether each of some has a partner of its own among others, in any order: what is a set is not asked here. */
function allMatch<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  match: (one: One, other: Other) => boolean,
): boolean {
  const left = [...others];
  const isPaired = (one: One) => {
    const found = left.findIndex((other) => match(one, other));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  };
  return ones.length === others.length && ones.every(isPaired);
}

function isEqual(a: Value, b: Value): boolean {
  const [one, other] = [scalarText(a), scalarText(b)];
  if (one !== undefined && other !== undefined) return one === other;
  return JSON.stringify(a) === JSON.stringify(b);
}

function listOf(given: unknown): readonly unknown[] {
  if (given === null || given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}
