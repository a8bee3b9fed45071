import { isContainer } from '../model';
import { printPath } from './changes/attribute-path';

/** What of one block of a stack differs. */
export interface BlockDifference {
  /** The resource that it belongs to; null where it belongs to none, such as an output or a provider. */
  readonly address: string | null;
  /** The block as Terraform names it: `aws_db_instance.shop`, `module.shop`, `provider.aws`. */
  readonly block: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Sorted by path; empty where the whole block came or went. */
  readonly settings: readonly SettingDifference[];
}

/** One setting that differs; undefined on a side that does not have it. */
export interface SettingDifference {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Compares two emitted stacks block by block. They hold no secret, so neither does what differs. */
export function compareStacks(
  before: string,
  after: string,
  addressOf: (terraformAddress: string) => string | null,
): readonly BlockDifference[] {
  const [old, now] = [blocksOf(before), blocksOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((block) => ({
      address: addressOf(block),
      block,
      ...compare(old.get(block), now.get(block)),
    }))
    .filter(({ change, settings }) => change !== 'changed' || settings.length > 0)
    .sort(byResource);
}

/** The parts of a stack whose blocks are named by type and id, with what stands before those in an address. */
const TYPED = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };

function blocksOf(text: string): ReadonlyMap<string, unknown> {
  const stack = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const blocks = new Map<string, unknown>();
  for (const [part, content] of Object.entries(stack)) {
    // What cdktf notes of itself is no part of the stack.
    if (part === '//') continue;
    for (const [name, inner] of Object.entries(content)) {
      if (!(part in TYPED)) blocks.set(`${part}.${name}`, inner);
      else {
        const prefix = TYPED[part as keyof typeof TYPED];
        for (const [id, block] of Object.entries(inner as object)) {
          blocks.set(`${prefix}${name}.${id}`, block);
        }
      }
    }
  }
  return blocks;
}

function compare(before: unknown, after: unknown): Pick<BlockDifference, 'change' | 'settings'> {
  if (before === undefined) return { change: 'added', settings: [] };
  if (after === undefined) return { change: 'removed', settings: [] };
  const settings = [...differences(before, after, [])];
  return { change: 'changed', settings: settings.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function* differences(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[],
): Generator<SettingDifference> {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (path.length === 0 && key === '//') continue;
      const step = Array.isArray(before) ? Number(key) : key;
      yield* differences(before[key], after[key], [...path, step]);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield { path: printPath(path), before, after };
  }
}

/** What belongs to no resource comes last. */
function byResource(a: BlockDifference, b: BlockDifference): number {
  const [one, other] = [a.address ?? '\uffff', b.address ?? '\uffff'];
  if (one !== other) return one < other ? -1 : 1;
  return a.block < b.block ? -1 : 1;
}
