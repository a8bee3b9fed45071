import { imagesIn, type EnvironmentMatch } from '../../match';
import { isValueMap, Template, type Environment, type Value, type ValueMap } from '../../model';
import type { ComparedRow } from '../views/comparison-text';

type Facts = ReadonlyMap<string, string>;

/** Everything in which two environments may differ, each fact side by side; in the order of kinds, then sorted. */
export function compareEnvironments(one: EnvironmentMatch, other: EnvironmentMatch): ComparedRow[] {
  const facts: Readonly<Record<ComparedRow['kind'], (match: EnvironmentMatch) => Facts>> = {
    environment: ({ environment }) => ownFacts(environment),
    label: ({ environment }) => new Map(Object.entries(environment.labels)),
    image: ({ environment }) => imagesOf(environment),
    value: ({ environment }) => valuesOf(environment),
    definition: definitionsOf,
    param: paramsOf,
  };
  return Object.entries(facts).flatMap(([kind, factsOf]) =>
    // What a resource gets that the other environment has not is no difference besides that.
    sideBySide(kind as ComparedRow['kind'], factsOf(one), factsOf(other)).filter(
      ({ subject }) => kind !== 'param' || inBoth(subject, one, other),
    ),
  );
}

function sideBySide(kind: ComparedRow['kind'], one: Facts, other: Facts): ComparedRow[] {
  return [...new Set([...one.keys(), ...other.keys()])].sort().map((subject) => {
    const [left, right] = [one.get(subject) ?? null, other.get(subject) ?? null];
    return { kind, subject, one: left, other: right, equal: left === right };
  });
}

function ownFacts({ type, expires, paused }: Environment): Facts {
  return new Map([
    ['type', type],
    ...(expires === undefined ? [] : [['expires', expires] as const]),
    ...(paused ? [['paused', 'true'] as const] : []),
  ]);
}

function imagesOf(environment: Environment): Facts {
  return new Map(
    environment.workloads.flatMap((workload) =>
      Object.entries(imagesIn(workload, environment)).map(
        ([container, image]) => [`${workload.name}.${container}`, image] as const,
      ),
    ),
  );
}

function valuesOf({ values }: Environment): Facts {
  return new Map(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : `secret ${value.secret}`,
    ]),
  );
}

function definitionsOf({ resources }: EnvironmentMatch): Facts {
  return new Map(
    resources.map(({ address, match }) => [
      String(address),
      match ? `${match.pack ?? 'rule'}: ${match.definition.name}` : 'nothing makes it',
    ]),
  );
}

function paramsOf({ graph }: EnvironmentMatch): Facts {
  return new Map(
    (graph?.nodes ?? []).flatMap(({ address, params }) =>
      [...leaves(params as ValueMap)]
        .filter(([path]) => !(address.type === 'workload' && IMAGE.test(path)))
        .map(([path, text]) => [`${String(address)} ${path}`, text] as const),
    ),
  );
}

/** Images are rows of their own. */
const IMAGE = /^containers\..*\.image$/;

/** Every text, number and the like in a value, with the keys that lead to it. */
function* leaves(value: Value, path = ''): Generator<readonly [string, string]> {
  const below = path === '' ? '' : `${path}.`;
  if (Template.is(value)) yield [path, String(value)];
  else if (Array.isArray(value))
    for (const [index, item] of value.entries())
      yield* leaves(item as Value, `${below}${String(index)}`);
  else if (isValueMap(value))
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${below}${key}`);
  else yield [path, typeof value === 'string' ? value : JSON.stringify(value)];
}

function inBoth(subject: string, ...matches: readonly EnvironmentMatch[]): boolean {
  const address = subject.slice(0, subject.indexOf(' '));
  return matches.every(({ graph }) =>
    graph?.nodes.some((node) => String(node.address) === address),
  );
}
