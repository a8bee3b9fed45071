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

/** `one` is what SDKs of providers make of a block that may be there once: a list. */
type Manifold = Nesting | 'one';

/** A block of attributes, and of blocks as `[nesting, block]`. */
export function block(
  attributes: Readonly<Record<string, AttributeSchema>>,
  blocks: Readonly<Record<string, readonly [Manifold, BlockSchema]>> = {},
): BlockSchema {
  const nested = Object.entries(blocks).map(([name, [nesting, inner]]) => [
    name,
    {
      nesting: nesting === 'one' ? 'list' : nesting,
      block: inner,
      minItems: 0,
      maxItems: nesting === 'one' ? 1 : 0,
    },
  ]);
  return { attributes, blocks: Object.fromEntries(nested) };
}
