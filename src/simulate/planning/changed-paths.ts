import type { AttributePath } from '../provider';
import type { BlockSchema, NestedBlockSchema } from '../provider-schema';
import { Dynamic, UNKNOWN, type BlockValue, type CtyType, type Value } from '../values';
import { isSame, keyOf, memberType, nestedType } from './equal';

/**
 * Where two values of a block differ, below one of the given paths (`metadata.name`, `rule.prefix`). A step into a list
 * means each of its items. What lies in a set cannot be told apart, so the path to the set stands for it.
 */
export function changedPaths(
  block: BlockSchema,
  paths: readonly string[],
  prior: BlockValue,
  planned: BlockValue,
): AttributePath[] {
  return paths.flatMap((path) => inBlock(block, path.split('.'), prior, planned));
}

function inBlock(
  { attributes, blocks }: BlockSchema,
  [name = '', ...rest]: readonly string[],
  prior: BlockValue | undefined,
  planned: BlockValue | undefined,
): AttributePath[] {
  const attribute = attributes[name];
  if (attribute) {
    return below(
      name,
      inValue(attribute.type, rest, prior?.[name] ?? null, planned?.[name] ?? null),
    );
  }
  const nested = blocks[name];
  if (!nested) return [];
  return below(name, inNested(nested, rest, prior?.[name] ?? null, planned?.[name] ?? null));
}

function inNested(
  nested: NestedBlockSchema,
  rest: readonly string[],
  prior: Value,
  planned: Value,
): AttributePath[] {
  const { nesting, block } = nested;
  if (rest.length === 0 || prior === UNKNOWN || planned === UNKNOWN) {
    return isSame(prior, planned, nestedType(nested)) ? [] : [[]];
  }
  if (nesting === 'single' || nesting === 'group') {
    return inBlock(block, rest, asBlock(prior), asBlock(planned));
  }
  if (nesting === 'set') return hasSameProjections(nested, rest, prior, planned) ? [] : [[]];
  return stepsOf(prior, planned).flatMap((step) =>
    below(step, inBlock(block, rest, asBlock(at(prior, step)), asBlock(at(planned, step)))),
  );
}

function inValue(
  type: CtyType,
  rest: readonly string[],
  prior: Value,
  planned: Value,
): AttributePath[] {
  if (isSame(prior, planned, type)) return [];
  const [step, ...further] = rest;
  if (step === undefined || typeof type === 'string' || prior === null || planned === null)
    return [[]];
  if (prior === UNKNOWN || planned === UNKNOWN || type[0] === 'set') return [[]];
  if (type[0] === 'object') {
    return below(
      step,
      inValue(memberType(type, step), further, at(prior, step), at(planned, step)),
    );
  }
  return stepsOf(prior, planned).flatMap((each) =>
    below(each, inValue(memberType(type, each), rest, at(prior, each), at(planned, each))),
  );
}

/** Whether the items of two sets say the same at a path, one taken with another. */
function hasSameProjections(
  { block }: NestedBlockSchema,
  rest: readonly string[],
  prior: Value,
  planned: Value,
): boolean {
  const projections = (set: Value) =>
    itemsOf(set)
      .map((item) => projection(block, rest, asBlock(item)))
      .sort()
      .join('\n');
  return projections(prior) === projections(planned);
}

function projection(
  { attributes, blocks }: BlockSchema,
  [name = '', ...rest]: readonly string[],
  value: BlockValue | undefined,
): string {
  const attribute = attributes[name];
  if (attribute) return keyOf(value?.[name] ?? null, attribute.type);
  const nested = blocks[name];
  if (!nested) return '';
  const inner = value?.[name] ?? null;
  if (rest.length === 0) return keyOf(inner, nestedType(nested));
  return itemsOf(inner)
    .map((item) => projection(nested.block, rest, asBlock(item)))
    .join(',');
}

function below(step: string | number, paths: readonly AttributePath[]): AttributePath[] {
  return paths.map((path) => [step, ...path]);
}

function stepsOf(prior: Value, planned: Value): (string | number)[] {
  const values: readonly Value[] = [prior, planned];
  const steps = values.flatMap((value): (string | number)[] => {
    if (Array.isArray(value)) return [...value.keys()];
    return Object.keys(asBlock(value) ?? {});
  });
  return [...new Set(steps)];
}

function at(value: Value, step: string | number): Value {
  if (Array.isArray(value)) return (value as readonly Value[])[Number(step)] ?? null;
  return asBlock(value)?.[step] ?? null;
}

function itemsOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  return asBlock(value) === undefined ? [] : [value];
}

function asBlock(value: Value): BlockValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value instanceof Dynamic ? undefined : (value as BlockValue);
}
