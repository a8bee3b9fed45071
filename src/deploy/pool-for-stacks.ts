import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackPlace } from './engine/types';
import { memoryPerStack, poolSize } from './pool';
import { STACK_FILE } from './stack-files';

/** How many of these stacks are worked on at once: as many as the machine can take of the largest of them. */
export function poolSizeFor(places: readonly StackPlace[]): number {
  // Stacks of one platform name few sets of providers, and each set is weighed once.
  const sets = new Set(places.map((place) => providersOf(place).join(' ')));
  const needs = [...sets].map((set) => memoryPerStack(set === '' ? [] : set.split(' ')));
  return poolSize({ perStack: Math.max(0, ...needs) });
}

function providersOf({ folder }: StackPlace): readonly string[] {
  const { terraform } = JSON.parse(readFileSync(join(folder, STACK_FILE), 'utf8')) as {
    readonly terraform?: { readonly required_providers?: Readonly<Record<string, unknown>> };
  };
  return Object.keys(terraform?.required_providers ?? {}).sort();
}
