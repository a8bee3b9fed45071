import type { CtyType } from '../values';

const SIMPLE: Readonly<Record<string, CtyType>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
  // The generator has no other word for a type that lies beside the value.
  anyMap: 'dynamic',
};

const ACCESSORS: Readonly<Record<string, string>> = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'boolean',
  getListAttribute: 'stringList',
  getNumberListAttribute: 'numberList',
  getStringMapAttribute: 'stringMap',
  getNumberMapAttribute: 'numberMap',
  getBooleanMapAttribute: 'booleanMap',
  getAnyMapAttribute: 'anyMap',
};

/** Reads what has no accessor of its own: collections of collections, and what the generator has left out. */
const ANY_ACCESSOR = 'interpolationForAttribute';

/**
 * The type that is stored as `stringList` or `numberMapList`. The last word is the outermost collection; whether it is a
 * list or a set is not in the name, and of inner ones nothing tells.
 */
export function storedType(storage: string, isSet: boolean): CtyType | undefined {
  const simple = SIMPLE[storage];
  if (simple !== undefined) return simple;
  const [, inner, collection] = /^(\w+)(List|Map)$/.exec(storage) ?? [];
  const element = inner === undefined ? undefined : storedType(inner, false);
  if (element === undefined) return undefined;
  if (collection === 'Map') return ['map', element];
  return [isSet ? 'set' : 'list', element];
}

/** The type of what `getStringAttribute('name')` and its like read. */
export function accessedType(accessor: string, isSet: boolean): CtyType | undefined {
  if (accessor === ANY_ACCESSOR) return 'dynamic';
  const storage = ACCESSORS[accessor];
  return storage === undefined ? undefined : storedType(storage, isSet);
}
