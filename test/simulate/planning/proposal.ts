import { keyOf } from '../../../src/simulate/planning/equal';
import type { BlockSchema, NestedBlockSchema } from '../../../src/simulate/provider-schema';
import type { BlockValue, Value } from '../../../src/simulate/values';

/**
 * What Terraform proposes to a provider: the configuration, with prior values where it says nothing of what is computed.
 * Blocks in lists belong together by position, in sets by what was configured.
 */
export function proposal(
  { attributes, blocks }: BlockSchema,
  prior: BlockValue | null,
  config: BlockValue,
): BlockValue {
  const own = Object.entries(attributes).map(([name, { computed }]): [string, Value] => {
    const given = config[name] ?? null;
    return [name, given === null && computed ? (prior?.[name] ?? null) : given];
  });
  const nested = Object.entries(blocks).map(([name, each]): [string, Value] => [
    name,
    nestedProposal(each, prior?.[name] ?? null, config[name] ?? null),
  ]);
  return Object.fromEntries([...own, ...nested]);
}

function nestedProposal({ nesting, block }: NestedBlockSchema, prior: Value, config: Value): Value {
  if (config === null) return null;
  const one = (before: Value | undefined, after: Value) =>
    proposal(block, (before ?? null) as BlockValue | null, after as BlockValue);
  if (nesting === 'single' || nesting === 'group') return one(prior, config);
  if (nesting === 'map') {
    const before = (prior ?? {}) as BlockValue;
    const entries = Object.entries(config as BlockValue);
    return Object.fromEntries(entries.map(([key, item]) => [key, one(before[key], item)]));
  }
  const before = (prior ?? []) as readonly BlockValue[];
  if (nesting === 'list') {
    return (config as readonly Value[]).map((item, index) => one(before[index], item));
  }
  return (config as readonly BlockValue[]).map((item) =>
    one(
      before.find((each) => configuredOf(block, each) === configuredOf(block, item)),
      item,
    ),
  );
}

function configuredOf({ attributes }: BlockSchema, value: BlockValue): string {
  return Object.entries(attributes)
    .filter(([, { computed }]) => !computed)
    .map(([name, { type }]) => keyOf(value[name] ?? null, type))
    .join();
}
