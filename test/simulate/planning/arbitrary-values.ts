import fc from 'fast-check';
import type { AttributeSchema, BlockSchema, Nesting } from '../../../src/simulate/provider-schema';
import type { BlockValue, CtyType, Value } from '../../../src/simulate/values';
import { attribute, block } from './blocks';

const NAMES = ['arn', 'id', 'name', 'port', 'rule', 'size', 'tags', 'zone_id'];

const scalar = fc.constantFrom<CtyType>('string', 'number', 'bool');

const type: fc.Arbitrary<CtyType> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.tuple(fc.constantFrom('list' as const, 'set' as const, 'map' as const), scalar),
  fc
    .dictionary(fc.constantFrom(...NAMES), scalar, { minKeys: 1, maxKeys: 3 })
    .map((members): CtyType => ['list', ['object', members]]),
);

const anyAttribute: fc.Arbitrary<AttributeSchema> = fc
  .tuple(fc.constantFrom('required', 'optional', 'computed', 'either', 'write-only'), type)
  .map(([manner, of]) => attribute(manner as 'required', of));

const attributes = fc.dictionary(fc.constantFrom(...NAMES), anyAttribute, { maxKeys: 5 });

/** A schema with blocks in blocks, two deep. */
export const anyBlock: fc.Arbitrary<BlockSchema> = fc
  .tuple(attributes, fc.array(fc.tuple(nesting(), attributes), { maxLength: 2 }))
  .map(([own, nested]) =>
    block(
      own,
      Object.fromEntries(
        nested.map(([how, inner], index) => [
          `block_${index}`,
          [how, block(how === 'set' ? plainOnly(inner) : inner)] as const,
        ]),
      ),
    ),
  );

/** What Terraform can tell the items of a set by: it lets none have a write-only argument. */
function plainOnly(given: BlockSchema['attributes']): BlockSchema['attributes'] {
  const plain = Object.entries(given).filter(
    ([, { writeOnly, optional, computed }]) => !writeOnly && !(optional && computed),
  );
  return Object.fromEntries(plain);
}

function nesting(): fc.Arbitrary<Nesting> {
  return fc.constantFrom<Nesting>('single', 'list', 'set', 'map');
}

/** A configuration of a block: what is only computed is null in it. */
export function anyConfig({ attributes: own, blocks }: BlockSchema): fc.Arbitrary<BlockValue> {
  const parts = [
    ...Object.entries(own).map(([name, { type: of, required, optional }]) => {
      const given = required ? anyValue(of) : fc.option(anyValue(of), { nil: null });
      return [name, required || optional ? given : fc.constant(null)] as const;
    }),
    ...Object.entries(blocks).map(([name, { nesting: how, block: inner }]) => {
      const one = anyConfig(inner);
      const several = fc.uniqueArray(one, {
        maxLength: 3,
        selector: (item) => JSON.stringify(item),
      });
      if (how === 'single') return [name, fc.option(one, { nil: null })] as const;
      return [
        name,
        how === 'map' ? fc.dictionary(fc.constantFrom('a', 'b'), one) : several,
      ] as const;
    }),
  ];
  return fc.record(Object.fromEntries(parts) as Record<string, fc.Arbitrary<Value>>);
}

/** A value of a type, wholly known. */
export function anyValue(of: CtyType): fc.Arbitrary<Value> {
  if (of === 'string') return fc.string({ maxLength: 4 });
  if (of === 'number') return fc.integer();
  if (of === 'bool') return fc.boolean();
  if (of === 'dynamic') return fc.constant(null);
  switch (of[0]) {
    case 'list':
      return fc.array(anyValue(of[1]), { maxLength: 3 });
    case 'set':
      return fc.uniqueArray(anyValue(of[1]), {
        maxLength: 3,
        selector: (item) => JSON.stringify(item),
      });
    case 'map':
      return fc.dictionary(fc.string({ maxLength: 3 }), anyValue(of[1]), { maxKeys: 2 });
    case 'tuple':
      return fc.tuple(...of[1].map(anyValue)) as fc.Arbitrary<Value>;
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(of[1]).map(([name, member]) => [name, anyValue(member)])),
      ) as fc.Arbitrary<Value>;
  }
}
