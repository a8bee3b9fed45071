import type { ValueMap } from '../model';
import type { ResourceDefinition } from '../pack';
import type { ContractOptions } from './contract-options';
import { SAMPLES } from './samples';

/** A definition as `type.class`. */
export function addressOf({ type, class: resourceClass }: ResourceDefinition): string {
  return `${type.name}.${resourceClass}`;
}

/** Params to try a definition with: those that are given, then the suite's own; none at all where there are neither. */
export function samplesOf(
  definition: ResourceDefinition,
  { samples = {} }: ContractOptions,
): readonly ValueMap[] {
  const address = addressOf(definition);
  const { name } = definition.type;
  const all = [
    ...(samples[address] ?? samples[name] ?? []),
    ...(SAMPLES[address] ?? SAMPLES[name] ?? []),
  ];
  return all.length > 0 ? all : [{}];
}
