import type { AttributeSchema, BlockSchema, Nesting } from '../../../src/simulate/provider-schema';
import type { CtyType } from '../../../src/simulate/values';

type Manner = 'required' | 'optional' | 'computed' | 'either' | 'write-only';

/** An attribute of a schema, in one line. */
export function attribute(manner: Manner, type: CtyType = 'string'): AttributeSchema {
  return {
    type,
    required: manner === 'required',
    optional: manner === 'optional' || manner === 'either' || manner === 'write-only',
    computed: manner === 'computed' || manner === 'either',
    sensitive: false,
    writeOnly: manner === 'write-only',
  };
}

/** A block of attributes, and of blocks as `[nesting, block]`. */
export function block(
  attributes: Readonly<Record<string, AttributeSchema>>,
  blocks: Readonly<Record<string, readonly [Nesting, BlockSchema]>> = {},
): BlockSchema {
  const nested = Object.entries(blocks).map(([name, [nesting, inner]]) => [
    name,
    { nesting, block: inner, minItems: 0, maxItems: 0 },
  ]);
  return { attributes, blocks: Object.fromEntries(nested) };
}
