import type { Value } from '../values';
import { referenceIn, stepsOf, valueAt, type Reference } from './references';
import { segmentsOf, type Segment } from './template-text';

/** Reads the texts of a configuration, each only once: they are compared with every request of their type. */
export interface TextReader {
  /** Undefined where the text has directives. */
  readonly segments: (text: string) => readonly Segment[] | undefined;
  /** What an expression comes to; undefined where nobody can say. */
  readonly resolve: (expression: string, each: Each) => Value | undefined;
}

/** What stands for `each.key`, `each.value` and `count.index`. */
export type Each = Readonly<Record<string, Value>>;

/** Gives the state of what stands at an address. */
export type StateAt = (address: string) => Readonly<Record<string, Value>> | undefined;

/** A reader that resolves references with what is there at the time. */
export function textReader(stateAt: StateAt): TextReader {
  const segments = new Map<string, readonly Segment[] | undefined>();
  const references = new Map<string, Reference | undefined>();

  return {
    segments: (text) => remembered(segments, text, segmentsOf),
    resolve(expression, each) {
      const reference = remembered(references, expression, referenceIn);
      const state = reference && stateAt(reference.address);
      if (reference && state) return valueAt(state, reference.steps);
      const [, name, path = ''] = /^((?:each|count)\.\w+)(.*)$/.exec(expression) ?? [];
      const value = name === undefined ? undefined : each[name];
      return value === undefined ? undefined : valueAt(value, stepsOf(path));
    },
  };
}

function remembered<Result>(
  known: Map<string, Result>,
  text: string,
  read: (text: string) => Result,
): Result {
  if (known.has(text)) return known.get(text) as Result;
  const result = read(text);
  known.set(text, result);
  return result;
}
