import fc from 'fast-check';
import { impliedType, ProtocolMismatch } from '../../../src/simulate/protocol';
import { decodeMessage, encodeMessage } from '../../../src/simulate/protocol/codec';
import { readSchema, writeSchema } from '../../../src/simulate/protocol/schema-messages';
import { keepWanted } from '../../../src/simulate/protocol/wanted-schemas';
import type {
  BlockSchema,
  NestedBlockSchema,
  Nesting,
  ProviderSchema,
} from '../../../src/simulate/provider-schema';
import type { CtyType } from '../../../src/simulate/values';
import { attribute, tinySchema } from './tiny-provider';

const name = fc.stringMatching(/^[a-z]{1,5}$/);

function blockOf(depth: number): fc.Arbitrary<BlockSchema> {
  const nested = fc.record<NestedBlockSchema>({
    nesting: fc.constantFrom<Nesting>('single', 'list', 'set', 'map', 'group'),
    block: depth === 0 ? fc.constant({ attributes: {}, blocks: {} }) : blockOf(depth - 1),
    minItems: fc.nat(3),
    maxItems: fc.nat(3),
  });
  return fc.record({
    attributes: fc.dictionary(name, anAttribute, { maxKeys: 3, noNullPrototype: true }),
    blocks: fc.dictionary(name, nested, { maxKeys: 2, noNullPrototype: true }),
  });
}

const anAttribute = fc.record({
  type: fc.constantFrom<CtyType>('string', ['set', ['object', { a: 'dynamic' }]]),
  required: fc.boolean(),
  optional: fc.boolean(),
  computed: fc.boolean(),
  sensitive: fc.boolean(),
  writeOnly: fc.boolean(),
});

const block = blockOf(2);

const types = fc.dictionary(name, fc.record({ version: fc.nat(), block }), {
  maxKeys: 4,
  noNullPrototype: true,
});

const schema: fc.Arbitrary<ProviderSchema> = fc.record({
  provider: block,
  resources: types,
  dataSources: types,
  ephemerals: types,
});

function namesOf({ resources, dataSources, ephemerals }: ProviderSchema) {
  return {
    resources: Object.keys(resources),
    dataSources: Object.keys(dataSources),
    ephemerals: Object.keys(ephemerals),
  };
}

function bytesOf(given: ProviderSchema): Buffer {
  return encodeMessage('GetProviderSchemaResponse', writeSchema(given));
}

test('what a provider tells of itself arrives, and of its types only those that were wanted', () => {
  fc.assert(
    fc.property(schema, (given) => {
      const { resources, dataSources } = namesOf(given);
      const wanted = { resources: resources.slice(1), dataSources, ephemerals: ['another'] };
      const kept = keepWanted(bytesOf(given), wanted);
      const read = readSchema(decodeMessage('GetProviderSchemaResponse', kept));

      const { [resources[0] ?? '']: _skipped, ...rest } = given.resources;
      expect(read).toEqual({ ...given, resources: rest, ephemerals: {} });
    }),
    { numRuns: 50 },
  );
});

test('an answer that ends too early is a disagreement, or less of an answer', () => {
  const whole = bytesOf(tinySchema);
  for (let length = 0; length < whole.length; length += 1) {
    try {
      keepWanted(whole.subarray(0, length), namesOf(tinySchema));
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolMismatch);
    }
  }
});

const plain: BlockSchema = { attributes: { a: attribute('bool', 'o') }, blocks: {} };
const dynamic: BlockSchema = { attributes: { a: attribute('dynamic', 'o') }, blocks: {} };
const inner: CtyType = ['object', { a: 'bool' }];

test.each<{
  readonly nesting: Nesting;
  readonly block: BlockSchema;
  readonly type: CtyType;
  readonly because: string;
}>([
  { nesting: 'single', block: plain, type: inner, because: 'there is one' },
  { nesting: 'group', block: plain, type: inner, because: 'there is always one' },
  { nesting: 'list', block: plain, type: ['list', inner], because: 'they have an order' },
  { nesting: 'set', block: plain, type: ['set', inner], because: 'they have none' },
  { nesting: 'map', block: plain, type: ['map', inner], because: 'they have names' },
  { nesting: 'list', block: dynamic, type: 'dynamic', because: 'they may differ' },
  { nesting: 'map', block: dynamic, type: 'dynamic', because: 'they may differ, by name' },
])('blocks nested as $nesting have a type of their own: $because', ({ nesting, block, type }) => {
  const outer = { attributes: {}, blocks: { b: { nesting, block, minItems: 0, maxItems: 0 } } };
  expect(impliedType(outer)).toEqual(['object', { b: type }]);
});
