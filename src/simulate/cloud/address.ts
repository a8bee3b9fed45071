import type { BlockSchema } from '../provider-schema';
import type { BlockValue, Value } from '../values';
import {
  asJson,
  blocksOf,
  type Json,
  type Mode,
  type StackText,
  type TextBlock,
} from './configuration';
import { blockMatches } from './matches-text';
import { textReader, type Each, type StateAt } from './text-reader';

/** Finds out whose request it is, by what the stack's text says of each resource. */
export interface Addresses {
  /**
   * The address of a configuration; null where no block of the text can be meant, as inside a module. What is found for a
   * resource is taken, so that the next one alike is another.
   */
  take(mode: Mode, type: string, config: BlockValue, schema: BlockSchema): Whose | null;
  /** What the text says at the address of a resource. */
  bodyAt(address: string): Json | undefined;
}

/** Whose request it is. */
export interface Whose {
  readonly address: string;
  readonly block: TextBlock;
}

/** One of what a block makes: the only one, or one of several by number or key. */
interface Instance {
  readonly address: string;
  readonly each: Each;
}

/** How many instances there can be of what nobody knows the number of. */
const MANY = 10_000;

/** Whose requests there can be; `stateAt` has what is there already, for the references between resources. */
export function addressesOf(text: StackText, stateAt: StateAt): Addresses {
  const taken = new Set<string>();
  const reader = textReader(stateAt);
  const blocks = new Map<string, ReadonlyMap<string, TextBlock>>();

  const blocksFor = (mode: Mode, type: string): ReadonlyMap<string, TextBlock> => {
    const key = `${mode} ${type}`;
    const known = blocks.get(key);
    if (known) return known;
    const found = new Map(blocksOf(text, mode, type).map((block) => [block.address, block]));
    blocks.set(key, found);
    return found;
  };

  const meant = (block: TextBlock, config: BlockValue, schema: BlockSchema): string | undefined => {
    for (const { address, each } of instancesOf(block)) {
      if (taken.has(address)) continue;
      const resolve = (expression: string) => reader.resolve(expression, each);
      const reading = { segments: reader.segments, resolve };
      if (blockMatches(block.body, config, schema, reading)) return address;
      // All of them are alike then.
      if (typeof block.body['for_each'] !== 'object' && !isNumbered(block)) return undefined;
    }
    return undefined;
  };

  return {
    take(mode, type, config, schema) {
      let found: Whose | null = null;
      for (const block of blocksFor(mode, type).values()) {
        const address = meant(block, config, schema);
        if (address === undefined) continue;
        // What is there already is made again only when it is replaced, so it is the second choice.
        const isFirst = found === null;
        if (isFirst || !stateAt(address)) found = { address, block };
        if (!stateAt(address)) break;
      }
      if (found && mode === 'resource') taken.add(found.address);
      return found;
    },
    bodyAt(address) {
      const [type = ''] = address.split('.');
      return blocksFor('resource', type).get(address.replace(/\[[^\]]*\]$/, ''))?.body;
    },
  };
}

function isNumbered({ body }: TextBlock): boolean {
  return 'count' in body && JSON.stringify(body).includes('count.index');
}

function* instancesOf({ address, body }: TextBlock): Generator<Instance> {
  const { count, for_each: forEach } = body;
  // Keys that are worked out are not known; numbers stand for them.
  const isCounted = count !== undefined || typeof forEach === 'string';
  if (isCounted) {
    const number = typeof count === 'number' ? count : MANY;
    for (let index = 0; index < number; index++) {
      yield { address: `${address}[${index}]`, each: { 'count.index': index } };
    }
    return;
  }
  if (forEach === undefined) {
    yield { address, each: {} };
    return;
  }
  for (const [key, value] of Object.entries(asJson(forEach))) {
    const each = { 'each.key': key, 'each.value': value as Value };
    yield { address: `${address}[${JSON.stringify(key)}]`, each };
  }
}
