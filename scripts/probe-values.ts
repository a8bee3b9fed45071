import type { BlockSchema, NestedBlockSchema } from '../src/simulate/provider-schema';
import { UNKNOWN, type BlockValue, type CtyType, type Value } from '../src/simulate/values';

/** A value, and another one to change it to. */
export type Pair = readonly [Value, Value];

/** What a type needs to be planned at all: values of arguments, and pairs for those that do not take any text. */
export interface Hint {
  readonly given?: Readonly<Record<string, Value>>;
  /** What there is after a creation where anything would not do. */
  readonly made?: Readonly<Record<string, Value>>;
  /** By path. */
  readonly pairs?: Readonly<Record<string, Pair>>;
  /** By path, where other arguments have to change with it. */
  readonly together?: Readonly<Record<string, readonly [BlockValue, BlockValue]>>;
}

const ARNS: Pair = [
  'arn:aws:iam::111122223333:role/first',
  'arn:aws:iam::111122223333:role/second',
];
const JSONS: Pair = ['{"Statement":[{"Sid":"a"}]}', '{"Statement":[{"Sid":"b"}]}'];
const CIDRS: Pair = ['10.0.0.0/16', '10.1.0.0/16'];

/** Pairs of texts, for arguments that take any, and for those that only take JSON, addresses, numbers or times. */
const TEXTS: readonly Pair[] = [
  ['first', 'second'],
  JSONS,
  ARNS,
  ['1', '2'],
  CIDRS,
  ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'],
  ['true', 'false'],
];

/** What the name of an argument says of the texts that it takes. */
const BY_NAME: readonly (readonly [RegExp, Pair])[] = [
  [/arns?$/, ARNS],
  [/policy|document|definition|json/, JSONS],
  [/cidr/, CIDRS],
  [/account_id$/, ['111122223333', '444455556666']],
  [/ur[il]$/, ['https://first.example', 'https://second.example']],
];

/** Pairs that an argument may take, the likeliest first. */
export function pairsOf(name: string, type: CtyType): readonly Pair[] {
  if (type === 'string' || type === 'dynamic') {
    const likely = BY_NAME.filter(([pattern]) => pattern.test(name)).map(([, pair]) => pair);
    return [...new Set([...likely, ...TEXTS])];
  }
  if (type === 'number') return NUMBERS;
  if (type === 'bool') return BOOLEANS;
  if (type[0] === 'list' || type[0] === 'set') {
    return pairsOf(name, type[1]).map(([one, other]): Pair => [[one], [other]]);
  }
  if (type[0] === 'map') {
    return pairsOf(name, type[1]).map(([one, other]): Pair => [{ a: one }, { a: other }]);
  }
  if (type[0] === 'tuple') return [];
  // All members differ at once: they are told apart nowhere.
  const members = Object.entries(type[1]).map(
    ([member, inner]) => [member, pairsOf(member, inner)[0]] as const,
  );
  const side = (of: 0 | 1): Value =>
    Object.fromEntries(
      members.map(([member, pair]): [string, Value] => [member, pair?.[of] ?? null]),
    );
  return [[side(0), side(1)]];
}

const NUMBERS: readonly Pair[] = [
  [1, 2],
  [10, 20],
];
const BOOLEANS: readonly Pair[] = [
  [false, true],
  [true, false],
];

/** The least that can be configured, with a value at a path. */
export function configWith(
  block: BlockSchema,
  path: readonly string[],
  value: Value,
  { given = {} }: Hint = {},
): BlockValue {
  const [name = '', ...rest] = path;
  const base = { ...leastOf(block), ...given };
  const nested = block.blocks[name];
  if (!nested) return { ...base, [name]: value };
  const [inner = {}] = itemsOf(given[name] ?? null);
  const item = configWith(nested.block, rest, value, { given: inner });
  return { ...base, [name]: inNesting(nested, item) };
}

function leastOf({ attributes, blocks }: BlockSchema): BlockValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { type, required }]): [string, Value] => [
      name,
      required ? (pairsOf(name, type)[0]?.[0] ?? null) : null,
    ]),
    ...Object.entries(blocks).map(([name, nested]): [string, Value] => [
      name,
      inNesting(nested, nested.minItems > 0 ? leastOf(nested.block) : undefined),
    ]),
  ]);
}

function inNesting({ nesting, block }: NestedBlockSchema, value: BlockValue | undefined): Value {
  if (nesting === 'single') return value ?? null;
  if (nesting === 'group') return value ?? leastOf(block);
  if (nesting === 'map') return value ? { a: value } : {};
  return value ? [value] : [];
}

/** What would be there after a creation: in place of all that is not known, something plausible. */
export function filled({ attributes, blocks }: BlockSchema, planned: BlockValue): BlockValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { type }]): [string, Value] => [
      name,
      filledValue(type, planned[name] ?? null),
    ]),
    ...Object.entries(blocks).map(([name, { nesting, block }]): [string, Value] => {
      const value = planned[name] ?? null;
      if (value === UNKNOWN || value === null) return [name, nesting === 'single' ? null : []];
      if (Array.isArray(value)) return [name, itemsOf(value).map((item) => filled(block, item))];
      return [name, nesting === 'map' ? value : filled(block, value as BlockValue)];
    }),
  ]);
}

function filledValue(type: CtyType, value: Value): Value {
  if (value !== UNKNOWN) return holdsUnknown(value) ? null : value;
  if (type === 'number') return 1;
  if (type === 'bool') return false;
  if (typeof type === 'string') return 'made';
  if (type[0] === 'map') return {};
  return type[0] === 'object' ? null : [];
}

function holdsUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnknown);
}

/** What Terraform proposes: the configuration, and what was there where the configuration leaves it to the provider. */
export function proposed(
  { attributes, blocks }: BlockSchema,
  prior: BlockValue,
  config: BlockValue,
): BlockValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { computed }]): [string, Value] => {
      const given = config[name] ?? null;
      return [name, given === null && computed ? (prior[name] ?? null) : given];
    }),
    ...Object.entries(blocks).map(([name, { nesting, block }]): [string, Value] => {
      const given = config[name] ?? null;
      if (nesting !== 'list' || !Array.isArray(given)) return [name, given];
      const before = itemsOf(prior[name] ?? null);
      const items = itemsOf(given).map((item, index): Value => {
        const old = before[index];
        return old ? proposed(block, old, item) : item;
      });
      return [name, items];
    }),
  ]);
}

function itemsOf(value: Value): readonly BlockValue[] {
  return Array.isArray(value) ? (value as readonly BlockValue[]) : [];
}
