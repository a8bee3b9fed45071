import type { BlockSchema, NestedBlockSchema } from '../provider-schema';
import { UNKNOWN, type BlockValue, type Value } from '../values';
import { keyOf, nestedType } from './equal';

/**
 * What will be there: as proposed, with everything that only the cloud decides known after apply. What it decided before
 * stays, which Terraform has put into its proposal already; null is left alone where it was null before.
 */
export function plannedBlock(
  { attributes, blocks }: BlockSchema,
  prior: BlockValue | undefined,
  proposed: BlockValue,
): BlockValue {
  const planned: Record<string, Value> = {};
  for (const [name, { computed, writeOnly }] of Object.entries(attributes)) {
    const value = proposed[name] ?? null;
    const isOpen = computed && value === null && prior === undefined;
    planned[name] = writeOnly ? null : isOpen ? UNKNOWN : value;
  }
  for (const [name, nested] of Object.entries(blocks)) {
    planned[name] = plannedNested(nested, prior?.[name], proposed[name] ?? null);
  }
  return planned;
}

function plannedNested(
  nested: NestedBlockSchema,
  prior: Value | undefined,
  proposed: Value,
): Value {
  const { nesting, block } = nested;
  if (proposed === null || proposed === UNKNOWN) return proposed;
  const each = (before: Value | undefined, after: Value) =>
    isBlock(after) ? plannedBlock(block, isBlock(before) ? before : undefined, after) : after;
  if (nesting === 'set') return plannedSet(nested, prior, proposed as readonly Value[]);
  if (nesting === 'list') {
    const before = Array.isArray(prior) ? (prior as readonly Value[]) : [];
    return (proposed as readonly Value[]).map((item, index) => each(before[index], item));
  }
  if (nesting === 'map') {
    const before = isBlock(prior) ? prior : {};
    const items = Object.entries(proposed as BlockValue);
    return Object.fromEntries(items.map(([key, item]) => [key, each(before[key], item)]));
  }
  return each(prior, proposed);
}

/** An element of a set has no other identity than its value: either it was there, or it is new. */
function plannedSet(
  nested: NestedBlockSchema,
  prior: Value | undefined,
  proposed: readonly Value[],
): Value {
  const type = nestedType({ ...nested, nesting: 'single' });
  const before = new Set(
    Array.isArray(prior) ? (prior as readonly Value[]).map((item) => keyOf(item, type)) : [],
  );
  return proposed.map((item) =>
    !isBlock(item) || before.has(keyOf(item, type))
      ? item
      : plannedBlock(nested.block, undefined, item),
  );
}

function isBlock(value: Value | undefined): value is BlockValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
