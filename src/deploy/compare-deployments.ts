import type { DeploymentStart, EmittedResource, RecordedInput, StackDescription } from '../model';
import { compareStacks, type BlockDifference } from './compare-stacks';
import { addressesIn } from './progress';
import { parseDescription, type StackTexts } from './stack-files';

/** A deployment with the stack that lies beside its record; without one where that was lost. */
export interface RecordedDeployment {
  readonly start: DeploymentStart;
  readonly texts: StackTexts | undefined;
}

/** An input file that differs. */
export interface InputDifference {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Null where the lines are not known. */
  readonly linesAdded: number | null;
  readonly linesRemoved: number | null;
}

/** A resource that differs in what makes it, or that only one of the two has. */
export interface ResourceDifference {
  readonly address: string;
  readonly change: 'added' | 'removed' | 'definition';
  readonly before: string | null;
  readonly after: string | null;
}

/** Something with a version that differs; null where only the other one has it. */
export interface VersionDifference {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two deployments; every list sorted. */
export interface DeploymentDifference {
  readonly inputs: readonly InputDifference[];
  readonly resources: readonly ResourceDifference[];
  readonly packs: readonly VersionDifference[];
  readonly providers: readonly VersionDifference[];
  /** What the emitted stacks say differently; null where one of them was lost. */
  readonly blocks: readonly BlockDifference[] | null;
}

/** Compares two deployments of an environment. */
export function compareDeployments(
  before: RecordedDeployment,
  after: RecordedDeployment,
): DeploymentDifference {
  const [old, now] = [descriptionOf(before), descriptionOf(after)];
  return {
    inputs: compareInputs(before.start.inputs, after.start.inputs),
    resources: old && now ? compareResources(old, now) : [],
    packs: compareVersions(packsOf(before.start), packsOf(after.start)),
    providers: compareVersions(
      new Map(Object.entries(before.start.providers)),
      new Map(Object.entries(after.start.providers)),
    ),
    blocks:
      before.texts && after.texts
        ? compareStacks(before.texts.terraform, after.texts.terraform, addressesIn(now, old))
        : null,
  };
}

function descriptionOf({ texts }: RecordedDeployment): StackDescription | undefined {
  return texts && parseDescription(texts.description);
}

function compareInputs(
  before: readonly RecordedInput[],
  after: readonly RecordedInput[],
): InputDifference[] {
  return compareNamed(
    new Map(before.map((input) => [input.path, input])),
    new Map(after.map((input) => [input.path, input])),
    (one, other) => one.sha256 === other.sha256,
  ).map(({ name, before: old, after: now }) => ({
    path: name,
    change: changeWord(old, now),
    linesAdded: old?.lines === null || !now?.lines ? null : without(now.lines, old?.lines ?? []),
    linesRemoved: now?.lines === null || !old?.lines ? null : without(old.lines, now?.lines ?? []),
  }));
}

/** How many lines one file has beyond those of another, wherever they stand. */
function without(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const there = left.get(line) ?? 0;
    left.set(line, there - 1);
    return there <= 0;
  }).length;
}

function compareResources(before: StackDescription, after: StackDescription): ResourceDifference[] {
  const byAddress = ({ resources }: StackDescription) =>
    new Map(resources.map((resource) => [resource.address, resource]));
  return compareNamed(
    byAddress(before),
    byAddress(after),
    (one, other) => makerOf(one) === makerOf(other),
  ).map(({ name, before: old, after: now }) => {
    const change = changeWord(old, now);
    return {
      address: name,
      change: change === 'changed' ? 'definition' : change,
      before: old ? makerOf(old) : null,
      after: now ? makerOf(now) : null,
    };
  });
}

function makerOf({ definition, pack }: EmittedResource): string {
  return pack === null ? definition : `${pack}: ${definition}`;
}

/** Versions, or for packs of the repository's own what their files were. */
function packsOf({ packs }: DeploymentStart): ReadonlyMap<string, string> {
  return new Map(
    packs.map(({ name, version, content }) => {
      const files = content === null ? [] : [`files ${content.slice(0, 12)}`];
      return [name, [...(version === null ? [] : [version]), ...files].join(', ')];
    }),
  );
}

function compareVersions(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): VersionDifference[] {
  return compareNamed(before, after, (one, other) => one === other).map((found) => ({
    name: found.name,
    before: found.before ?? null,
    after: found.after ?? null,
  }));
}

interface Pair<Item> {
  readonly name: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

function compareNamed<Item>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
  isSame: (one: Item, other: Item) => boolean,
): Pair<Item>[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, before: before.get(name), after: after.get(name) }))
    .filter((pair) => !pair.before || !pair.after || !isSame(pair.before, pair.after));
}

function changeWord(before: unknown, after: unknown): 'added' | 'removed' | 'changed' {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}
