import { ProtocolMismatch } from '../../../src/simulate/protocol';
import { readBlock, writeBlock } from '../../../src/simulate/protocol/block-values';
import { decodeMessage, encodeMessage } from '../../../src/simulate/protocol/codec';
import type { BlockSchema, Nesting } from '../../../src/simulate/provider-schema';
import { Dynamic, UNKNOWN, type BlockValue, type CtyType } from '../../../src/simulate/values';
import { attribute } from './tiny-provider';

function schemaOf(nesting: Nesting, type: CtyType): BlockSchema {
  const inner = { attributes: { a: attribute(type, 'o') }, blocks: {} };
  return { attributes: {}, blocks: { b: { nesting, block: inner, minItems: 0, maxItems: 0 } } };
}

function throughTheWire(block: BlockSchema, value: BlockValue | null): BlockValue | null {
  const written = encodeMessage('DynamicValue', writeBlock(block, value));
  return readBlock(block, decodeMessage('DynamicValue', written));
}

const OBJECT: CtyType = ['object', { a: 'dynamic' }];

test.each<{
  readonly because: string;
  readonly block: BlockSchema;
  readonly given: BlockValue | null;
  readonly read: BlockValue | null;
}>([
  {
    because: 'there may be no value at all',
    block: schemaOf('list', 'bool'),
    given: null,
    read: null,
  },
  {
    because: 'a list of blocks that is left out is empty',
    block: schemaOf('list', 'bool'),
    given: {},
    read: { b: [] },
  },
  {
    because: 'blocks by name that are left out are none',
    block: schemaOf('map', 'bool'),
    given: { b: null },
    read: { b: {} },
  },
  {
    because: 'a single block may be missing',
    block: schemaOf('single', 'bool'),
    given: {},
    read: { b: null },
  },
  {
    because: 'a group is always there',
    block: schemaOf('group', 'bool'),
    given: {},
    read: { b: { a: null } },
  },
  {
    because: 'an argument of a block may be left out as well',
    block: schemaOf('map', 'bool'),
    given: { b: { one: {}, two: { a: UNKNOWN } } },
    read: { b: { one: { a: null }, two: { a: UNKNOWN } } },
  },
  {
    because: 'how many blocks there are may be unknown',
    block: schemaOf('set', 'bool'),
    given: { b: UNKNOWN },
    read: { b: UNKNOWN },
  },
  {
    because: 'blocks that may differ come with their types',
    block: schemaOf('list', 'dynamic'),
    given: { b: new Dynamic(['tuple', [OBJECT]], [{ a: new Dynamic('bool', true) }]) },
    read: { b: new Dynamic(['tuple', [OBJECT]], [{ a: new Dynamic('bool', true) }]) },
  },
  {
    because: 'no blocks that may differ have a type too',
    block: schemaOf('map', 'dynamic'),
    given: {},
    read: { b: new Dynamic(['object', {}], {}) },
  },
])('$because', ({ block, given, read }) => {
  expect(throughTheWire(block, given)).toEqual(read);
});

test('what the schema has not is not written, because the engine would not say where it came from', () => {
  expect(() => writeBlock(schemaOf('list', 'bool'), { c: 1 })).toThrow('"c"');
});

test('a block that is unknown as a whole is a disagreement', () => {
  const value = { msgpack: Buffer.from('d40000', 'hex'), json: new Uint8Array() };
  expect(() => readBlock(schemaOf('list', 'bool'), value)).toThrow(ProtocolMismatch);
});
