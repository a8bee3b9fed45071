import type { BlockSchema, NestedBlockSchema } from '../provider-schema';
import type { CtyType } from '../values';
import { mapRecord } from './records';

interface Implied {
  readonly type: CtyType;
  /** Whether anything in it may be of any type. */
  readonly isDynamic: boolean;
}

const known = new WeakMap<BlockSchema, Implied>();

/** The type of the values of a block: an object of its attributes and the blocks in it. */
export function impliedType(block: BlockSchema): CtyType {
  return implied(block).type;
}

/**
 * The type of all blocks of one name together. Where a block has attributes of any type, the engine cannot say that they
 * are alike, and sends the type along.
 */
export function nestedType({ nesting, block }: NestedBlockSchema): CtyType {
  const { type, isDynamic } = implied(block);
  switch (nesting) {
    case 'single':
    case 'group':
      return type;
    case 'set':
      return ['set', type];
    case 'list':
    case 'map':
      return isDynamic ? 'dynamic' : [nesting, type];
  }
}

/** Found once for each block, because the types of the largest ones have thousands of parts. */
function implied(block: BlockSchema): Implied {
  const before = known.get(block);
  if (before !== undefined) return before;
  const attributes = mapRecord(block.attributes, ({ type }) => type);
  const types = { ...attributes, ...mapRecord(block.blocks, nestedType) };
  const isDynamic =
    Object.values(attributes).some(isDynamicType) ||
    Object.values(block.blocks).some((nested) => implied(nested.block).isDynamic);
  const found: Implied = { type: ['object', types], isDynamic };
  known.set(block, found);
  return found;
}

function isDynamicType(type: CtyType): boolean {
  if (typeof type === 'string') return type === 'dynamic';
  switch (type[0]) {
    case 'object':
      return Object.values(type[1]).some(isDynamicType);
    case 'tuple':
      return type[1].some(isDynamicType);
    default:
      return isDynamicType(type[1]);
  }
}
