import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
} from '../../src/simulate/provider-schema';
import type { CtyType } from '../../src/simulate/values';

/** A block as `terraform providers schema -json` has it. */
export interface RealBlock {
  readonly attributes?: Readonly<Record<string, RealAttribute>>;
  readonly block_types?: Readonly<Record<string, RealNestedBlock>>;
}

interface RealAttribute {
  readonly type: CtyType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

interface RealNestedBlock {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: RealBlock;
}

/** Something that two schemas say differently, such as `aws_lb.name: is required, optional in the bindings`. */
export interface Difference {
  /** The type and the way to an attribute or a block in it. */
  readonly place: string;
  readonly what: string;
}

export const ONLY_BOUND = 'is only in the bindings';
export const ONLY_REAL = 'is only in the provider';

/** Every difference between what a provider says of a block and what was read from its bindings. */
export function compareBlocks(place: string, real: RealBlock, bound: BlockSchema): Difference[] {
  const { attributes = {}, block_types: blocks = {} } = real;
  return [
    ...pairs(place, membersOf(attributes, blocks), membersOf(bound.attributes, bound.blocks)),
    ...inBoth(attributes, bound.attributes).flatMap(([name, one, other]) =>
      changes(`${place}.${name}`, attributeFacts(one), attributeFacts(fromBindings(other))),
    ),
    ...inBoth(blocks, bound.blocks).flatMap(([name, one, other]) => [
      ...changes(`${place}.${name}`, blockFacts(one), boundBlockFacts(other)),
      ...compareBlocks(`${place}.${name}`, one.block, other.block),
    ]),
  ];
}

type Facts = Readonly<Record<string, string>>;

function membersOf(attributes: object, blocks: object): Map<string, string> {
  return new Map([
    ...Object.keys(attributes).map((name): [string, string] => [name, 'an attribute']),
    ...Object.keys(blocks).map((name): [string, string] => [name, 'a block']),
  ]);
}

function pairs(
  place: string,
  real: ReadonlyMap<string, string>,
  bound: ReadonlyMap<string, string>,
): Difference[] {
  return [...new Set([...real.keys(), ...bound.keys()])].flatMap((name) => {
    const one = real.get(name);
    const other = bound.get(name);
    const at = `${place}.${name}`;
    if (one === undefined) return [{ place: at, what: ONLY_BOUND }];
    if (other === undefined) return [{ place: at, what: ONLY_REAL }];
    return one === other ? [] : [{ place: at, what: `is ${one}, ${other} in the bindings` }];
  });
}

function inBoth<One, Other>(
  ones: Readonly<Record<string, One>>,
  others: Readonly<Record<string, Other>>,
): [string, One, Other][] {
  return Object.entries(ones).flatMap(([name, one]) => {
    const other = others[name];
    return other === undefined ? [] : [[name, one, other]];
  });
}

function changes(place: string, real: Facts, bound: Facts): Difference[] {
  return Object.entries(real).flatMap(([fact, value]) => {
    const other = bound[fact] ?? '';
    return value === other ? [] : [{ place, what: `is ${value}, ${other} in the bindings` }];
  });
}

function fromBindings(attribute: AttributeSchema): RealAttribute {
  return { ...attribute, write_only: attribute.writeOnly };
}

function attributeFacts(attribute: RealAttribute): Facts {
  const { type, required, optional, computed, sensitive, write_only: writeOnly } = attribute;
  const demanded = required ? ['required'] : [];
  const given = [...demanded, ...(optional ? ['optional'] : []), ...(computed ? ['computed'] : [])];
  return {
    type: canonical(type),
    given: given.join(' and '),
    sensitive: sensitive ? 'sensitive' : 'not sensitive',
    writeOnly: writeOnly ? 'write-only' : 'not write-only',
  };
}

function blockFacts(block: RealNestedBlock): Facts {
  const { nesting_mode: nesting, min_items: least = 0, max_items: most = 0 } = block;
  return { nesting, least: `at least ${String(least)}`, most: `at most ${String(most)}` };
}

function boundBlockFacts({ nesting, minItems, maxItems }: NestedBlockSchema): Facts {
  return { nesting, least: `at least ${String(minItems)}`, most: `at most ${String(maxItems)}` };
}

function canonical(type: CtyType): string {
  return JSON.stringify(type, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
