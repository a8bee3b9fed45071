import { conform, isRecord } from '../planning/conform';
import { scalarText } from '../planning/scalar-text';
import type { BlockSchema, NestedBlockSchema } from '../provider-schema';
import { Dynamic, UNKNOWN, type BlockValue, type CtyType, type Value } from '../values';
import { AWS_NETWORK } from './aws-network';
import { AWS_RUNTIME } from './aws-runtime';
import { AWS_STORES } from './aws-stores';
import type { FillSite, Known, Row, Rows } from './known';
import { KUBERNETES, KUBERNETES_OBJECT, KUBERNETES_TEXTS } from './kubernetes';
import { plausible } from './plausible';
import { render } from './render';
import type { Seed } from './seed';

/** What all of AWS has that has tags. */
const AWS_TAGGED: Row = {
  tags_all: ({ get, place }) => ({ ...place.tags, ...(get('tags') as object | null) }),
};

const ROWS: Rows = { ...AWS_NETWORK, ...AWS_STORES, ...AWS_RUNTIME, ...KUBERNETES };

/**
 * What is there once it was made as planned: everything that was to be known after apply has a value, and nothing else is
 * changed. What goes to the provider only is left out.
 */
export function fill(
  block: BlockSchema,
  planned: BlockValue,
  site: FillSite,
  row: Row = {},
): BlockValue {
  const nested = Object.entries(block.blocks).map(([name, inner]): [string, Value] => [
    name,
    filledNested(inner, planned[name] ?? null, site, site.seed.for(name)),
  ]);
  const known = knownOf(block, { ...planned, ...Object.fromEntries(nested) }, site, {
    ...rowOf(site),
    ...row,
  });
  const attributes = Object.entries(block.attributes).map(
    ([name, { writeOnly }]): [string, Value] => [name, writeOnly ? null : known.get(name)],
  );
  return Object.fromEntries([...attributes, ...nested]);
}

function rowOf({ type, source }: FillSite): Row {
  if (type.startsWith('kubernetes_')) return ROWS[type] ?? KUBERNETES_OBJECT;
  return source.endsWith('/aws') ? { ...AWS_TAGGED, ...ROWS[type] } : {};
}

/** Works values out when they are asked for, since one may be made of another. */
function knownOf(block: BlockSchema, planned: BlockValue, site: FillSite, row: Row): Known {
  const found = new Map<string, Value>();

  const text = (name: string): string => scalarText(get(name)) ?? '';
  const get = (name: string): Value => {
    const done = found.get(name);
    if (done !== undefined) return done;
    const { type, optional = false } = block.attributes[name] ?? {};
    if (type === undefined && name in planned) return planned[name] ?? null;
    // Whoever asks for itself finds nothing.
    found.set(name, null);
    const value = type === undefined ? besides(name) : worked(name, type, optional);
    found.set(name, value);
    return value;
  };
  // One version of a provider may have no attribute for what another attribute is made of.
  const besides = (name: string): Value =>
    name in row ? worked(name, 'string', false, UNKNOWN) : null;
  const worked = (
    name: string,
    type: CtyType,
    isOptional: boolean,
    value: Value = planned[name] ?? null,
  ): Value => {
    const seed = site.seed.for(name);
    const recipe = row[name];
    const around = { site, seed, isOptional, beside: text };
    if (recipe === undefined || !holdsUnknown(value)) return filledValue(value, type, name, around);
    const own: Known = {
      ...site,
      seed,
      get,
      text,
      render: (template) => render(template, site, seed, text),
    };
    const whole = conform(typeof recipe === 'string' ? own.render(recipe) : recipe(own), type);
    // A real provider may know some of it when it plans, such as which names a certificate is for.
    return filledValue(completed(value, whole), type, name, around);
  };
  return { ...site, get, text, render: (template) => render(template, site, site.seed, text) };
}

function holdsUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => holdsUnknown(inner as Value));
}

/** What is known already, and of the whole what fits to that. */
function completed(known: Value, whole: Value): Value {
  if (known === UNKNOWN) return whole;
  if (Array.isArray(known) && Array.isArray(whole)) {
    const candidates = whole as readonly Value[];
    return (known as readonly Value[]).map((item) => {
      const like = candidates.find((candidate) => fits(item, candidate));
      return like === undefined ? item : completed(item, like);
    });
  }
  if (!isRecord(known) || !isRecord(whole)) return known;
  return Object.fromEntries(
    Object.entries(known).map(([key, inner]) => [key, completed(inner, whole[key] ?? inner)]),
  );
}

/** Whether everything that is known of a value is so in another one. */
function fits(known: Value, other: Value): boolean {
  if (known === UNKNOWN) return true;
  if (!isRecord(known) || !isRecord(other)) return known === other;
  return Object.entries(known).every(([key, inner]) => fits(inner, other[key] ?? null));
}

interface Beside {
  readonly site: FillSite;
  readonly seed: Seed;
  readonly isOptional: boolean;
  readonly beside: (name: string) => string;
}

function filledValue(value: Value, type: CtyType, name: string, around: Beside): Value {
  if (value === UNKNOWN) return made(type, name, around);
  if (value instanceof Dynamic) {
    return new Dynamic(value.type, filledValue(value.value, value.type, name, around));
  }
  if (value === null || typeof value !== 'object') return value;
  if (typeof type === 'string') return value;
  const inner = (item: Value, step: string | number, itemType: CtyType, itemName: string) => {
    const beside = isRecord(value)
      ? (each: string) => scalarText(value[each]) ?? ''
      : around.beside;
    return filledValue(item, itemType, itemName, {
      ...around,
      seed: around.seed.for(String(step)),
      isOptional: false,
      beside,
    });
  };
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return items.map((item, index) =>
      inner(
        item,
        index,
        type[0] === 'tuple' ? (type[1][index] ?? 'dynamic') : (type[1] as CtyType),
        name,
      ),
    );
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      inner(
        item,
        key,
        type[0] === 'object' ? (type[1][key] ?? 'dynamic') : (type[1] as CtyType),
        key,
      ),
    ]),
  );
}

function made(type: CtyType, name: string, { site, seed, isOptional, beside }: Beside): Value {
  const said = site.type.startsWith('kubernetes_') ? KUBERNETES_TEXTS[name] : undefined;
  return conform(
    said ? said(seed) : plausible({ name, site, seed, isOptional, beside }, type),
    type,
  );
}

function filledNested(
  nested: NestedBlockSchema,
  planned: Value,
  site: FillSite,
  seed: Seed,
): Value {
  const { nesting, block } = nested;
  const one = (item: Value, step: string | number) =>
    item === null
      ? null
      : filledBlock(
          block,
          item === UNKNOWN ? openBlock(block) : (item as BlockValue),
          site,
          seed.for(String(step)),
        );
  if (nesting === 'single' || nesting === 'group') return one(planned, 0);
  if (planned === UNKNOWN) return nesting === 'map' ? {} : [one(UNKNOWN, 0)];
  if (planned === null) return nesting === 'map' ? {} : [];
  if (Array.isArray(planned)) return (planned as readonly Value[]).map(one);
  return Object.fromEntries(
    Object.entries(planned as BlockValue).map(([key, item]) => [key, one(item, key)]),
  );
}

function filledBlock(
  block: BlockSchema,
  planned: BlockValue,
  site: FillSite,
  seed: Seed,
): BlockValue {
  const beside = (name: string) => scalarText(planned[name]) ?? '';
  return Object.fromEntries([
    ...Object.entries(block.attributes).map(
      ([name, { type, writeOnly, optional: isOptional }]): [string, Value] => {
        const around = { site, seed: seed.for(name), isOptional, beside };
        return [name, writeOnly ? null : filledValue(planned[name] ?? null, type, name, around)];
      },
    ),
    ...Object.entries(block.blocks).map(([name, nested]): [string, Value] => [
      name,
      filledNested(nested, planned[name] ?? null, site, seed.for(name)),
    ]),
  ]);
}

/** A block of which nothing is known but that it is there. */
function openBlock({ attributes, blocks }: BlockSchema): BlockValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { computed, required }]): [string, Value] => [
      name,
      computed || required ? UNKNOWN : null,
    ]),
    ...Object.entries(blocks).map(([name, { nesting }]): [string, Value] => [
      name,
      nesting === 'list' || nesting === 'set' ? [] : nesting === 'map' ? {} : null,
    ]),
  ]);
}
