import type { AttributeSchema, BlockSchema, NestedBlockSchema } from '../provider-schema';
import { BigNumber, Dynamic, UNKNOWN, type CtyType, type Value } from '../values';

/** Whether two values of a type are the same; the order of a set does not count. Unknown equals nothing but unknown. */
export function isSame(a: Value | undefined, b: Value | undefined, type: CtyType): boolean {
  if (a === b) return true;
  return keyOf(a ?? null, type) === keyOf(b ?? null, type);
}

const TYPES = new WeakMap<BlockSchema, CtyType>();

/** The type of the values of a block. */
export function blockType(schema: BlockSchema): CtyType {
  const before = TYPES.get(schema);
  if (before) return before;
  const { attributes, blocks } = schema;
  const type: CtyType = [
    'object',
    { ...mapped(attributes, attributeType), ...mapped(blocks, nestedType) },
  ];
  TYPES.set(schema, type);
  return type;
}

/** The type of what stands in a block for a nested one. */
export function nestedType({ nesting, block }: NestedBlockSchema): CtyType {
  const inner = blockType(block);
  return nesting === 'single' || nesting === 'group' ? inner : [nesting, inner];
}

/** A text that two values of a type share only where they are the same. */
export function keyOf(value: Value, type: CtyType): string {
  return JSON.stringify(canonical(value, type));
}

function attributeType({ type }: AttributeSchema): CtyType {
  return type;
}

/** What JSON can tell apart: every value is either a scalar, or a list whose first item says what it is. */
function canonical(value: Value, type: CtyType): unknown {
  if (value === UNKNOWN) return ['unknown'];
  if (value === null) return null;
  if (value instanceof BigNumber) return ['number', value.digits];
  if (value instanceof Dynamic) return ['dynamic', value.type, canonical(value.value, value.type)];
  if (Array.isArray(value)) return canonicalItems(value as readonly Value[], type);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return [
    'object',
    entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, canonical(inner, memberType(type, name))]),
  ];
}

function canonicalItems(items: readonly Value[], type: CtyType): unknown {
  const texts = items.map((item, index) =>
    JSON.stringify(canonical(item, memberType(type, index))),
  );
  const isSet = Array.isArray(type) && type[0] === 'set';
  return ['items', isSet ? [...new Set(texts)].sort() : texts];
}

/** The type of what lies one step below a value. */
export function memberType(type: CtyType, step: string | number): CtyType {
  if (!isComposite(type)) return 'dynamic';
  if (type[0] === 'object') return type[1][step] ?? 'dynamic';
  if (type[0] === 'tuple') return type[1][Number(step)] ?? 'dynamic';
  return type[1];
}

function isComposite(type: CtyType): type is Exclude<CtyType, string> {
  return typeof type !== 'string';
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (from: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, from]) => [name, change(from)]));
}
