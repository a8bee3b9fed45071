import type { AttributePath, ProviderDiagnostic } from '../provider';
import type { BlockSchema, Nesting } from '../provider-schema';
import { BigNumber, Dynamic, type BlockValue, type Value } from '../values';

/** Says of each attribute that is given, and that the provider alone decides, that it cannot be. */
export function unconfigurable(
  { attributes, blocks }: BlockSchema,
  config: BlockValue,
  path: AttributePath = [],
): readonly ProviderDiagnostic[] {
  const decided = Object.entries(attributes)
    .filter(([, { required, optional }]) => !required && !optional)
    .filter(([name]) => (config[name] ?? null) !== null)
    .map(([name]) => refusal(name, [...path, name]));
  const inner = Object.entries(blocks).flatMap(([name, { nesting, block }]) =>
    itemsOf(config[name], nesting).flatMap((item, index) =>
      // A path into a set would have to name the whole element.
      unconfigurable(block, item, [...path, name, ...(nesting === 'list' ? [index] : [])]),
    ),
  );
  return [...decided, ...inner];
}

function refusal(name: string, attribute: AttributePath): ProviderDiagnostic {
  return {
    severity: 'error',
    summary: 'Value for an attribute that cannot be configured',
    detail: `"${name}" can be read and not given: its provider decides it when the resource is made.`,
    attribute,
  };
}

function itemsOf(value: Value = null, nesting: Nesting): readonly BlockValue[] {
  if (Array.isArray(value)) return (value as readonly Value[]).filter(isBlock);
  if (!isBlock(value)) return [];
  return nesting === 'map' ? Object.values(value).filter(isBlock) : [value];
}

function isBlock(value: Value): value is BlockValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Dynamic || value instanceof BigNumber);
}
