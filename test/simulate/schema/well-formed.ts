import type { BlockSchema } from '../../../src/simulate/provider-schema';
import type { CtyType } from '../../../src/simulate/values';

const NAME = /^[a-z0-9_]+$/;

/** What Terraform would refuse a schema for, when a provider answers with it. */
export function refusals(schema: BlockSchema, path = '', isInSet = false): string[] {
  const attributes = Object.entries(schema.attributes).flatMap(([name, attribute]) => {
    const { type, required, optional, computed, writeOnly } = attribute;
    const place = `${path}${name}`;
    return [
      ...(NAME.test(name) ? [] : [`${place}: its name`]),
      ...(required || optional || computed ? [] : [`${place}: is nothing of all`]),
      ...(required && (optional || computed) ? [`${place}: is required and not`] : []),
      ...(writeOnly && (computed || isInSet) ? [`${place}: cannot be write-only`] : []),
      ...(isInSet && mentionsDynamic(type) ? [`${place}: a set has a type`] : []),
      ...(hasSetOfDynamic(type) ? [`${place}: a set has a type`] : []),
    ];
  });
  const blocks = Object.entries(schema.blocks).flatMap(([name, nested]) => {
    const { nesting, minItems, maxItems, block } = nested;
    const place = `${path}${name}`;
    const isCounted = nesting === 'list' || nesting === 'set';
    return [
      ...(NAME.test(name) ? [] : [`${place}: its name`]),
      ...(name in schema.attributes ? [`${place}: is an attribute too`] : []),
      ...(maxItems !== 0 && minItems > maxItems ? [`${place}: more than allowed`] : []),
      ...(!isCounted && (minItems !== 0 || maxItems !== 0) ? [`${place}: is not counted`] : []),
      ...refusals(block, `${place}.`, isInSet || nesting === 'set'),
    ];
  });
  return [...attributes, ...blocks];
}

function mentionsDynamic(type: CtyType): boolean {
  if (typeof type === 'string') return type === 'dynamic';
  return innerTypes(type).some(mentionsDynamic);
}

function hasSetOfDynamic(type: CtyType): boolean {
  if (typeof type === 'string') return false;
  if (type[0] === 'set' && mentionsDynamic(type[1])) return true;
  return innerTypes(type).some(hasSetOfDynamic);
}

function innerTypes(type: Exclude<CtyType, string>): readonly CtyType[] {
  if (type[0] === 'object') return Object.values(type[1]);
  return type[0] === 'tuple' ? type[1] : [type[1]];
}
