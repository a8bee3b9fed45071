import fc from 'fast-check';
import { decodeValue, encodeValue, ProtocolMismatch } from '../../../src/simulate/protocol';
import {
  BigNumber,
  Dynamic,
  UNKNOWN,
  type CtyType,
  type Value,
} from '../../../src/simulate/values';

const name = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('__proto__', 'constructor', ''));

const typeOf: fc.Arbitrary<CtyType> = fc.letrec<{ type: CtyType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<CtyType>('string', 'number', 'bool', 'dynamic'),
    fc.tuple(fc.constantFrom('list', 'set', 'map'), tie('type')),
    fc.tuple(fc.constant('object'), fc.dictionary(name, tie('type'), { maxKeys: 4 })),
    fc.tuple(fc.constant('tuple'), fc.array(tie('type'), { maxLength: 3 })),
  ) as fc.Arbitrary<CtyType>,
})).type;

const numbers = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 90n }).map((digits) => new BigNumber(String(digits))),
  fc.constant(new BigNumber('0.12345678901234567890123456789')),
);

function valueOf(type: CtyType): fc.Arbitrary<Value> {
  return fc.oneof(
    { arbitrary: fc.constantFrom<Value>(null, UNKNOWN), weight: 1 },
    { arbitrary: presentOf(type), weight: 6 },
  );
}

function presentOf(type: CtyType): fc.Arbitrary<Value> {
  if (type === 'string') return fc.string({ unit: 'grapheme' });
  if (type === 'bool') return fc.boolean();
  if (type === 'number') return numbers;
  if (type === 'dynamic') {
    const inner = typeOf.filter((each) => each !== 'dynamic');
    return inner.chain((each) => valueOf(each).map((value) => new Dynamic(each, value)));
  }
  switch (type[0]) {
    case 'list':
    case 'set':
      return fc.array(valueOf(type[1]), { maxLength: 3 });
    case 'map':
      return fc.dictionary(name, valueOf(type[1]), { maxKeys: 3, noNullPrototype: true });
    case 'tuple':
      return fc.tuple(...type[1].map(valueOf));
    case 'object': {
      const entries = Object.entries(type[1]).map(([key, each]) => {
        return valueOf(each).map((value) => [key, value] as const);
      });
      return fc.tuple(...entries).map((all) => Object.fromEntries(all));
    }
  }
}

test('every value of every type comes back', () => {
  const typed = typeOf.chain((type) => fc.tuple(fc.constant(type), valueOf(type)));
  fc.assert(
    fc.property(typed, ([type, value]) => {
      expect(normal(decodeValue(type, encodeValue(type, value)))).toEqual(normal(value));
    }),
    { numRuns: 300 },
  );
});

/** A number that fits is one of JavaScript's when it comes back; its digits are what counts. */
function normal(value: Value): unknown {
  if (value === UNKNOWN) return '(unknown)';
  if (value instanceof BigNumber) return { number: value.digits };
  if (typeof value === 'number') {
    return { number: String(Number.isInteger(value) ? BigInt(value) : value) };
  }
  if (value instanceof Dynamic) return { type: value.type, value: normal(value.value) };
  if (Array.isArray(value)) return (value as readonly Value[]).map(normal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, inner]) => [key, normal(inner as Value)]);
}

interface Written {
  readonly type: CtyType;
  readonly value: Value;
  readonly bytes: string;
  readonly because: string;
}

test.each<Written>([
  {
    because: 'an unknown value is extension 0 with one byte',
    type: ['list', 'string'],
    value: UNKNOWN,
    bytes: 'd40000',
  },
  {
    because: 'a dynamic value comes after its type, which is JSON in bytes',
    type: 'dynamic',
    value: new Dynamic('bool', true),
    bytes: '92c40622626f6f6c22c3',
  },
  { because: 'nothing of any type is nothing', type: 'dynamic', value: null, bytes: 'c0' },
  {
    because: 'a fraction is what was written, not the nearest binary one',
    type: 'number',
    value: 0.1,
    bytes: 'a3302e31',
  },
  {
    because: 'an integer beyond 32 bits stays one',
    type: 'number',
    value: 2 ** 40,
    bytes: 'cf0000010000000000',
  },
  {
    because: 'an integer of 64 bits stays one, though JavaScript has no number for it',
    type: 'number',
    value: new BigNumber('-9223372036854775807'),
    bytes: 'd38000000000000001',
  },
  {
    because: 'what no other form holds goes as digits',
    type: 'number',
    value: new BigNumber('9223372036854775808'),
    bytes: 'b339323233333732303336383534373735383038',
  },
  {
    because: 'the order of a set is kept as given',
    type: ['set', 'number'],
    value: [2, 1],
    bytes: '920201',
  },
])('$because', ({ type, value, bytes }) => {
  expect(Buffer.from(encodeValue(type, value)).toString('hex')).toBe(bytes);
  expect(decodeValue(type, Buffer.from(bytes, 'hex'))).toEqual(value);
});

test.each<{
  readonly because: string;
  readonly type: CtyType;
  readonly bytes: string;
  readonly value: Value;
}>([
  {
    because: 'an unknown value of which something is known is unknown',
    type: 'string',
    bytes: 'c7030c8101c2',
    value: UNKNOWN,
  },
  {
    because: 'a binary fraction is its shortest digits',
    type: 'number',
    bytes: 'cb3fb999999999999a',
    value: 0.1,
  },
  {
    because: 'small enough digits are a number',
    type: 'number',
    bytes: 'a53130302e35',
    value: 100.5,
  },
  {
    because: 'of an object the engine may send fewer attributes than we know',
    type: ['object', { a: 'bool', b: 'bool' }],
    bytes: '81a161c3',
    value: { a: true, b: null },
  },
])('reads that $because', ({ type, bytes, value }) => {
  expect(decodeValue(type, Buffer.from(bytes, 'hex'))).toEqual(value);
});

test.each<{ readonly because: string; readonly type: CtyType; readonly bytes: string }>([
  { because: 'a string is no number', type: 'number', bytes: 'a16e' },
  { because: 'a number is no string', type: 'string', bytes: '01' },
  { because: 'an attribute is not of the schema', type: ['object', {}], bytes: '81a161c3' },
  { because: 'a tuple is too short', type: ['tuple', ['bool']], bytes: '90' },
  { because: 'a map has keys that are no strings', type: ['map', 'bool'], bytes: '8101c3' },
  { because: 'a type is no JSON', type: 'dynamic', bytes: '92c4017bc3' },
  { because: 'a type is of no kind', type: 'dynamic', bytes: '92c4035b315dc3' },
  { because: 'bytes end too early', type: ['list', 'bool'], bytes: '92c3' },
  { because: 'there are no bytes', type: 'bool', bytes: '' },
])('says so where $because', ({ type, bytes }) => {
  expect(() => decodeValue(type, Buffer.from(bytes, 'hex'))).toThrow(ProtocolMismatch);
});

test('any bytes are a value or a disagreement', () => {
  fc.assert(
    fc.property(typeOf, fc.uint8Array({ maxLength: 24 }), (type, bytes) => {
      try {
        decodeValue(type, bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolMismatch);
      }
    }),
    { numRuns: 500 },
  );
});

test.each<{ readonly because: string; readonly type: CtyType; readonly value: Value }>([
  { because: 'an attribute that the type has not', type: ['object', {}], value: { a: 1 } },
  { because: 'a text in the place of a list', type: ['list', 'string'], value: 'a' },
  { because: 'a plain value in the place of one with its type', type: 'dynamic', value: 'a' },
  { because: 'a number that is none', type: 'number', value: NaN },
])('does not write $because', ({ type, value }) => {
  expect(() => encodeValue(type, value)).toThrow(/type|NaN/);
});
