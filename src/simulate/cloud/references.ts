import { UNKNOWN, type Value } from '../values';

/** A place in the state of something: `aws_vpc.main.id`, `kubernetes_namespace_v1.here.metadata[0].name`. */
export interface Reference {
  readonly address: string;
  readonly steps: readonly string[];
}

const REFERENCE =
  /^(?<address>[a-z]\w*\.[\w-]+(?:\[(?:\d+|"[^"$%\\]*")\])?)(?<path>(?:\.[\w-]+|\[(?:\d+|"[^"$%\\]*")\])*)$/i;

const STEP = /\.([\w-]+)|\[(\d+)\]|\["([^"]*)"\]/g;

/** An expression that is a reference and nothing else. */
export function referenceIn(expression: string): Reference | undefined {
  const { address, path = '' } = REFERENCE.exec(expression)?.groups ?? {};
  return address === undefined ? undefined : { address, steps: stepsOf(path) };
}

/** What stands at the end of some steps; undefined where nothing does, or nothing is known of it. */
export function valueAt(value: Value, steps: readonly string[]): Value | undefined {
  let found: Value | undefined = value;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, Value>>)[step];
  }
  return found === UNKNOWN ? undefined : found;
}

/** `.metadata[0].name` as steps. */
export function stepsOf(path: string): string[] {
  return [...path.matchAll(STEP)].map(([, name, index, key]) => name ?? index ?? key ?? '');
}
