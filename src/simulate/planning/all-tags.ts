import type { BlockSchema } from '../provider-schema';
import { UNKNOWN, type BlockValue, type Value } from '../values';

/** The tags that a provider gives all its resources: one for each of its configurations. */
export type DefaultTags = readonly Value[];

/** The `default_tags` of a provider's configuration, as one map. */
export function defaultTagsOf(config: BlockValue): Value {
  const blocks = config['default_tags'];
  if (blocks === UNKNOWN) return UNKNOWN;
  const [first] = Array.isArray(blocks) ? (blocks as readonly BlockValue[]) : [];
  return first?.['tags'] ?? {};
}

/**
 * Says what the tags of a resource will be together with those that every resource gets, as the AWS provider does in
 * its plans. With several configurations nobody says which one a resource has, so it stays open.
 */
export function withAllTags(
  { attributes }: BlockSchema,
  defaults: DefaultTags,
  config: BlockValue,
  prior: BlockValue | undefined,
  planned: BlockValue,
): BlockValue {
  const isTagged = attributes['tags_all']?.computed && attributes['tags'] !== undefined;
  if (!isTagged || (config['tags_all'] ?? null) !== null) return planned;
  const own = planned['tags'] ?? {};
  const all = [...candidates(defaults)].map((given) => merged(given, own));
  const [only, ...others] = all;
  if (others.length === 0) return { ...planned, tags_all: only ?? merged({}, own) };
  const before = prior?.['tags_all'] ?? null;
  const isKept = all.some((each) => textOf(each) === textOf(before));
  return { ...planned, tags_all: isKept ? before : UNKNOWN };
}

function candidates(defaults: DefaultTags): readonly Value[] {
  return [...new Map<string, Value>(defaults.map((each) => [textOf(each), each])).values()];
}

function merged(given: Value, own: Value): Value {
  if (given === UNKNOWN || own === UNKNOWN) return UNKNOWN;
  const all = { ...(given as BlockValue), ...(own as BlockValue) };
  const isOpen = Object.values(all).includes(UNKNOWN);
  return isOpen ? UNKNOWN : all;
}

function textOf(tags: Value): string {
  if (tags === UNKNOWN) return 'unknown';
  return JSON.stringify(Object.entries(tags ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
