import type { BlockSchema, NestedBlockSchema } from '../provider-schema';
import { BigNumber, Dynamic, UNKNOWN, type BlockValue, type CtyType, type Value } from '../values';
import { scalarText } from './scalar-text';

/**
 * A state as one of this schema, whatever version wrote it: what the schema does not have is dropped, what it has
 * besides is null, and scalars become those of the schema.
 */
export function conformBlock(state: unknown, { attributes, blocks }: BlockSchema): BlockValue {
  const given = isRecord(state) ? state : {};
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { type, writeOnly }]): [string, Value] => [
      name,
      writeOnly ? null : conform(given[name], type),
    ]),
    ...Object.entries(blocks).map(([name, nested]): [string, Value] => [
      name,
      conformNested(given[name], nested),
    ]),
  ]);
}

function conformNested(given: unknown, { nesting, block }: NestedBlockSchema): Value {
  if (nesting === 'map') {
    const entries = Object.entries(isRecord(given) ? given : {});
    return Object.fromEntries(entries.map(([key, inner]) => [key, conformBlock(inner, block)]));
  }
  // A block that was one is a list in another version, and the other way round.
  const items = itemsOf(given);
  if (nesting === 'list' || nesting === 'set')
    return items.map((item) => conformBlock(item, block));
  const [first] = items;
  return first === undefined && nesting === 'single' ? null : conformBlock(first, block);
}

/** A value as one of a type; null where it can be none. */
export function conform(given: unknown, type: CtyType): Value {
  if (given === undefined || given === null) return null;
  if (given === UNKNOWN) return UNKNOWN;
  if (type === 'dynamic') return conformDynamic(given);
  if (given instanceof Dynamic) return conform(given.value, type);
  if (typeof type === 'string') return conformScalar(given, type);
  switch (type[0]) {
    case 'list':
    case 'set':
      return itemsOf(given).map((item) => conform(item, type[1]));
    case 'tuple': {
      const items = itemsOf(given);
      return type[1].map((each, index) => conform(items[index], each));
    }
    case 'map':
      return isRecord(given)
        ? Object.fromEntries(
            Object.entries(given).map(([key, inner]) => [key, conform(inner, type[1])]),
          )
        : null;
    case 'object':
      return conformObject(given, type[1]);
  }
}

function conformObject(given: unknown, members: Readonly<Record<string, CtyType>>): Value {
  const object = Array.isArray(given) ? (given[0] as unknown) : given;
  if (!isRecord(object)) return null;
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, conform(object[name], member)]),
  );
}

function conformScalar(given: unknown, type: 'string' | 'number' | 'bool'): Value {
  const text = scalarText(given);
  if (text === undefined) return null;
  if (type === 'string') return text;
  if (type === 'bool')
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
  if (given instanceof BigNumber) return given;
  if (!/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) return null;
  const number = Number(text);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? new BigNumber(text) : number;
}

/** Whatever has no type in the schema carries it beside itself, in a state as `{ value, type }`. */
function conformDynamic(given: unknown): Value {
  if (given instanceof Dynamic) return given;
  if (isRecord(given) && 'type' in given && 'value' in given) {
    const type = given['type'] as CtyType;
    return new Dynamic(type, conform(given['value'], type));
  }
  return dynamicOf(given);
}

/** A plain value with the type that can be seen from it. */
export function dynamicOf(given: unknown): Dynamic | null {
  if (given === null || given === undefined) return null;
  if (given instanceof Dynamic) return given;
  const type = typeOf(given);
  return new Dynamic(type, conform(given, type));
}

function typeOf(given: unknown): CtyType {
  if (typeof given === 'boolean') return 'bool';
  if (typeof given === 'number' || given instanceof BigNumber) return 'number';
  if (Array.isArray(given)) return ['tuple', given.map((item: unknown) => typeOf(item))];
  if (!isRecord(given)) return given === null ? 'dynamic' : 'string';
  return [
    'object',
    Object.fromEntries(Object.entries(given).map(([name, inner]) => [name, typeOf(inner)])),
  ];
}

function itemsOf(given: unknown): readonly unknown[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? given : [given];
}

/** Whether it has members by name, as JSON has them and values do. */
export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return (
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    !(given instanceof Dynamic) &&
    !(given instanceof BigNumber)
  );
}
