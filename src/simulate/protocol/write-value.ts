import { BigNumber, Dynamic, UNKNOWN, type CtyType, type Value } from '../values';
import { writeType } from './cty-json';
import { packed, WIRE_UNKNOWN, type WireValue } from './msgpack';
import { writeNumber } from './numbers';
import { mapRecord, own } from './records';

/** Writes a value of a type as Terraform does. */
export function encodeValue(type: CtyType, value: Value): Uint8Array {
  return packed(toWire(type, value));
}

/** Brings a value into the form of the wire; throws where it is not of the type, which is a bug of ours. */
export function toWire(type: CtyType, value: Value | undefined): WireValue {
  if (value === null || value === undefined) return null;
  if (value === UNKNOWN) return WIRE_UNKNOWN;
  if (typeof type === 'string') return primitiveToWire(type, value);
  switch (type[0]) {
    case 'list':
    case 'set':
      return elementsOf(type, value).map((element) => toWire(type[1], element));
    case 'tuple':
      return tupleToWire(type, elementsOf(type, value));
    case 'map':
      return mapRecord(namedOf(type, value), (element) => toWire(type[1], element));
    case 'object':
      return objectToWire(type[1], namedOf(type, value));
  }
}

function primitiveToWire(type: CtyType & string, value: Exclude<Value, null>): WireValue {
  if (type === 'dynamic' && value instanceof Dynamic) {
    return [writeType(value.type), toWire(value.type, value.value)];
  }
  if (type === 'number' && (typeof value === 'number' || value instanceof BigNumber)) {
    return writeNumber(value);
  }
  if (type === 'string' && typeof value === 'string') return value;
  if (type === 'bool' && typeof value === 'boolean') return value;
  throw notOfType(type);
}

function tupleToWire(
  type: readonly ['tuple', readonly CtyType[]],
  elements: readonly Value[],
): WireValue {
  if (elements.length !== type[1].length) throw notOfType(type);
  return type[1].map((element, index) => toWire(element, elements[index]));
}

function objectToWire(
  types: Readonly<Record<string, CtyType>>,
  value: Readonly<Record<string, Value>>,
): WireValue {
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(types, name)) continue;
    throw new Error(`A value has "${name}", and its type has not.`);
  }
  return mapRecord(types, (type, name) => toWire(type, own(value, name)));
}

function elementsOf(type: CtyType, value: Value): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  throw notOfType(type);
}

function namedOf(type: CtyType, value: Value): Readonly<Record<string, Value>> {
  const isNamed = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isNamed || value instanceof BigNumber || value instanceof Dynamic) throw notOfType(type);
  return value as Readonly<Record<string, Value>>;
}

function notOfType(type: CtyType): Error {
  return new Error(`A value is not of its type, ${typeof type === 'string' ? type : type[0]}.`);
}
