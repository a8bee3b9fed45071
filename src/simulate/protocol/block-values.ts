import type { BlockSchema, NestedBlockSchema } from '../provider-schema';
import { Dynamic, UNKNOWN, type BlockValue, type Value } from '../values';
import { ProtocolMismatch } from './disagreement';
import { impliedType, nestedType } from './implied-type';
import type { Draft, Message } from './message-types';
import { packed, type WireValue } from './msgpack';
import { decodeValue } from './read-value';
import { mapRecord, own } from './records';
import { toWire } from './write-value';

/** Writes the value of a block, or that there is none. Blocks that are left out are none, not null, as engines want it. */
export function writeBlock(block: BlockSchema, value: BlockValue | null): Draft<'DynamicValue'> {
  return { msgpack: packed(value === null ? null : blockToWire(block, value)) };
}

/** Reads the value of a block; null where there is none. */
export function readBlock(
  block: BlockSchema,
  value: Message<'DynamicValue'> | null,
): BlockValue | null {
  if (value === null || value.msgpack.length === 0) return null;
  const read = decodeValue(impliedType(block), value.msgpack);
  if (read === UNKNOWN) throw new ProtocolMismatch('a whole block is unknown');
  // Of an object type there are no other values.
  return read as BlockValue | null;
}

/** Reads the value of a block that must be there. */
export function readPresentBlock(
  block: BlockSchema,
  value: Message<'DynamicValue'> | null,
): BlockValue {
  const read = readBlock(block, value);
  if (read === null) throw new ProtocolMismatch('a value is missing');
  return read;
}

function blockToWire(block: BlockSchema, value: BlockValue): WireValue {
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(block.attributes, name) || Object.hasOwn(block.blocks, name)) continue;
    throw new Error(`A value has "${name}", and its schema has not.`);
  }
  const wire: Record<string, WireValue> = {};
  for (const [name, { type }] of Object.entries(block.attributes)) {
    wire[name] = toWire(type, own(value, name));
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    wire[name] = nestedToWire(nested, own(value, name) ?? null);
  }
  return wire;
}

function nestedToWire(nested: NestedBlockSchema, value: Value): WireValue {
  const type = nestedType(nested);
  if (value === null) return withoutBlock(nested);
  if (value === UNKNOWN || type === 'dynamic') return toWire(type, value);
  const inner = (each: Value) =>
    isBlockValue(each) ? blockToWire(nested.block, each) : toWire(impliedType(nested.block), each);
  if (nested.nesting === 'single' || nested.nesting === 'group') return inner(value);
  if (Array.isArray(value)) return (value as readonly Value[]).map(inner);
  if (!isBlockValue(value)) return toWire(type, value);
  return mapRecord(value, inner);
}

function withoutBlock(nested: NestedBlockSchema): WireValue {
  const { nesting, block } = nested;
  if (nesting === 'single') return null;
  if (nesting === 'group') return blockToWire(block, {});
  const isMap = nesting === 'map';
  if (nestedType(nested) !== 'dynamic') return isMap ? {} : [];
  const none = isMap ? new Dynamic(['object', {}], {}) : new Dynamic(['tuple', []], []);
  return toWire('dynamic', none);
}

function isBlockValue(value: Value): value is BlockValue {
  return (
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
  );
}
