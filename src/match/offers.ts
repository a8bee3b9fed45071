import type { DeploymentContext, ResourceAddress } from '../model';
import type { Pack, PackSource, ResourceDefinition } from '../pack';
import type { EnvironmentType, Platform, Rule } from '../platform';
import { byText, reasonOf } from './words';

/** Everything that one environment can choose from. */
export interface Offers {
  readonly context: DeploymentContext;
  readonly rules: readonly Rule[];
  /** Sorted by name. */
  readonly packs: readonly Pack[];
  /** The packs that could not be had, counted from one, and why. */
  readonly failures: readonly { readonly position: number; readonly reason: string }[];
}

/** The environment type of an environment; undefined where the platform has none of that name. */
export function environmentTypeOf(
  platform: Platform,
  { environmentType }: Pick<DeploymentContext, 'environmentType'>,
): EnvironmentType | undefined {
  const { environmentTypes } = platform;
  return Object.hasOwn(environmentTypes, environmentType)
    ? environmentTypes[environmentType]
    : undefined;
}

/** What an environment can choose from: nothing where its type is unknown. Packs that are functions run once, here. */
export function offersIn(platform: Platform, context: DeploymentContext): Offers {
  const type = environmentTypeOf(platform, context);
  if (!type) return { context, rules: [], packs: [], failures: [] };
  const packs: Pack[] = [];
  const failures: { position: number; reason: string }[] = [];
  for (const [index, source] of type.packs.entries()) {
    const result = packOf(source, context);
    if ('failure' in result) failures.push({ position: index + 1, reason: result.failure });
    else packs.push(result.pack);
  }
  packs.sort((a, b) => byText(a.name, b.name));
  return { context, rules: platform.rules, packs, failures };
}

function packOf(source: PackSource, context: DeploymentContext) {
  if (typeof source !== 'function') return { pack: source };
  try {
    const pack: unknown = source(context);
    return isPack(pack) ? { pack } : { failure: 'it returned no pack' };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

function isPack(value: unknown): value is Pack {
  return typeof value === 'object' && value !== null && 'resources' in value && 'name' in value;
}

type Kind = Pick<ResourceAddress, 'type' | 'resourceClass'>;

const indexedRules = new WeakMap<readonly Rule[], ReadonlyMap<string, readonly Rule[]>>();
type ByKind = ReadonlyMap<string, readonly ResourceDefinition[]>;
const indexedPacks = new WeakMap<readonly ResourceDefinition[], ByKind>();

/** The rules whose definition has the type and class. */
export function rulesFor({ rules }: Offers, kind: Kind): readonly Rule[] {
  let index = indexedRules.get(rules);
  if (!index) {
    index = groupByKind(rules, ({ definition }) => definition);
    indexedRules.set(rules, index);
  }
  return index.get(keyOf(kind)) ?? [];
}

/** The definitions of a pack that have the type and class; more than one is a mistake in the pack. */
export function definitionsFor(pack: Pack, kind: Kind): readonly ResourceDefinition[] {
  return amongst(pack.resources, kind);
}

/** The definitions of that type and class which a pack only has for where no other pack does. */
export function supportFor(pack: Pack, kind: Kind): readonly ResourceDefinition[] {
  return amongst(pack.support, kind);
}

function amongst(
  definitions: readonly ResourceDefinition[],
  kind: Kind,
): readonly ResourceDefinition[] {
  let index = indexedPacks.get(definitions);
  if (!index) {
    index = groupByKind(definitions, (definition) => definition);
    indexedPacks.set(definitions, index);
  }
  return index.get(keyOf(kind)) ?? [];
}

/** Every definition there is, by rules and packs alike. */
export function allDefinitions({ rules, packs }: Offers): ResourceDefinition[] {
  return [
    ...rules.map(({ definition }) => definition),
    ...packs.flatMap(({ resources, support }) => [...resources, ...support]),
  ];
}

function groupByKind<Item>(
  items: readonly Item[],
  definitionOf: (item: Item) => ResourceDefinition,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const { type, class: resourceClass } = definitionOf(item);
    const key = keyOf({ type: type.name, resourceClass });
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function keyOf({ type, resourceClass }: Kind): string {
  return `${type}.${resourceClass}`;
}
