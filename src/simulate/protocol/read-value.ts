import { Dynamic, UNKNOWN, type CtyType, type Value } from '../values';
import { readType } from './cty-json';
import { ProtocolMismatch } from './disagreement';
import { isWireUnknown, membersOf, unpacked } from './msgpack';
import { readNumber } from './numbers';
import { mapRecord, own } from './records';

/** Reads a value of a type; throws a `ProtocolMismatch` where the bytes hold none. */
export function decodeValue(type: CtyType, bytes: Uint8Array): Value {
  return fromWire(type, unpacked(bytes));
}

function fromWire(type: CtyType, wire: unknown): Value {
  if (wire === null) return null;
  // Refined or not: that something is known of an unknown value is of use to the engine alone.
  if (isWireUnknown(wire)) return UNKNOWN;
  if (typeof type === 'string') return primitiveFromWire(type, wire);
  switch (type[0]) {
    case 'list':
    case 'set':
      return arrayFrom(type, wire).map((element) => fromWire(type[1], element));
    case 'tuple':
      return tupleFromWire(type[1], arrayFrom(type, wire));
    case 'map':
      return mapRecord(recordFrom(type, wire), (element) => fromWire(type[1], element));
    case 'object':
      return objectFromWire(type[1], recordFrom(type, wire));
  }
}

function primitiveFromWire(type: CtyType & string, wire: unknown): Value {
  if (type === 'number') return readNumber(wire);
  if (type === 'dynamic') return dynamicFromWire(wire);
  if (type === 'string' && typeof wire === 'string') return wire;
  if (type === 'bool' && typeof wire === 'boolean') return wire;
  throw expected(type);
}

function dynamicFromWire(wire: unknown): Value {
  const [written, value, ...more] = arrayFrom('dynamic', wire);
  if (!(written instanceof Uint8Array) || more.length > 0) throw expected('dynamic');
  const type = readType(written);
  return new Dynamic(type, fromWire(type, value));
}

function tupleFromWire(types: readonly CtyType[], wire: readonly unknown[]): Value {
  if (wire.length !== types.length) throw new ProtocolMismatch('a tuple has another length');
  return types.map((type, index) => fromWire(type, wire[index]));
}

function objectFromWire(
  types: Readonly<Record<string, CtyType>>,
  wire: Readonly<Record<string, unknown>>,
): Value {
  const surplus = Object.keys(wire).find((name) => !Object.hasOwn(types, name));
  if (surplus !== undefined) {
    throw new ProtocolMismatch(`a value has "${surplus}", and its schema has not`);
  }
  return mapRecord(types, (type, name) => fromWire(type, own(wire, name) ?? null));
}

function arrayFrom(type: CtyType, wire: unknown): readonly unknown[] {
  if (Array.isArray(wire)) return wire;
  throw expected(type);
}

function recordFrom(type: CtyType, wire: unknown): Readonly<Record<string, unknown>> {
  const members = membersOf(wire);
  if (members === undefined) throw expected(type);
  return members;
}

function expected(type: CtyType): ProtocolMismatch {
  return new ProtocolMismatch(
    `a value of type ${typeof type === 'string' ? type : type[0]} is something else`,
  );
}
