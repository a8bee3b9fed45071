import type { Diagnostic } from '../diagnostics';
import { bindingsPlanner } from './planning';
import type { Planner } from './provider';
import { findPlugin, plansOffline, realPlanner } from './real';
import { findBindings, noBindings, readBindings } from './schema';
import type { SimulatedProvider, SimulatorOptions } from './simulator';
import type { ProviderInUse } from './types-in-use';

/** A provider of a stack, and who plans for it. */
export interface ChosenPlanner {
  readonly provider: SimulatedProvider;
  readonly planner: Planner;
}

/**
 * The real provider where it lies on this machine and plans without its cloud, or else the bindings. What is wrong with
 * the real one is a note, and not a problem; what is wrong with the bindings is one.
 */
export async function choosePlanner(
  provider: ProviderInUse,
  options: SimulatorOptions,
): Promise<ChosenPlanner | readonly Diagnostic[]> {
  const real = await chooseReal(provider, options);
  if (real !== undefined && 'planner' in real) return real;
  const chosen = chooseBindings(provider, options);
  if (!('planner' in chosen) || real === undefined) return chosen;
  return { ...chosen, provider: { ...chosen.provider, note: real.unusable } };
}

async function chooseReal(
  { source, constraint, types }: ProviderInUse,
  { real = true, root, plugins = [] }: SimulatorOptions,
): Promise<ChosenPlanner | { readonly unusable: string } | undefined> {
  if (!real || !plansOffline(source)) return undefined;
  const plugin = findPlugin(source, constraint, { root, plugins });
  if (plugin === undefined) return undefined;
  const planner = await realPlanner(source, plugin, types);
  if ('unusable' in planner) return planner;
  return { planner, provider: { source, plannedBy: 'real provider', name: planner.name } };
}

function chooseBindings(
  { source, types }: ProviderInUse,
  { root }: SimulatorOptions,
): ChosenPlanner | readonly Diagnostic[] {
  const bindings = findBindings(source, root);
  if (bindings === undefined) return [noBindings.at(undefined, { source })];
  const schema = readBindings(bindings, types);
  if (!('provider' in schema)) return schema;
  const name = `${bindings.name} ${bindings.version}`;
  const planner = bindingsPlanner(name, schema, source);
  return { planner, provider: { source, plannedBy: 'bindings', name } };
}
