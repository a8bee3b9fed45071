import { DEFAULT_CLASS, ResourceAddress, Template, type Value, type ValueMap } from '../model';
import { isDeferred, isPlain, type Need, type Per, type ResourceDefinition } from '../pack';
import { byText, reasonOf } from './words';

/** A resource that a definition asks for, with the address it gets. */
export interface Needed {
  readonly alias: string;
  readonly per: Per;
  readonly address: ResourceAddress;
  readonly params: ValueMap | undefined;
}

/** Why something that a definition asks for cannot be had. */
export type NeedFault =
  | { readonly fault: 'failed'; readonly reason: string }
  | { readonly fault: 'no-workload'; readonly alias: string; readonly kind: string };

/** Whose needs: the resource, the workloads whose own it is, and the workload that it points at. */
export interface Needing {
  readonly address: ResourceAddress;
  readonly owners: readonly string[];
  /** Undefined where it points at none, or where that is only known later. */
  readonly target: string | undefined;
}

/** What a definition asks for, sorted by alias. A mistake of the definition is a fault, never an exception. */
export function needsOf(
  definition: ResourceDefinition,
  params: Readonly<Record<string, unknown>>,
  needing: Needing,
): { readonly needs: readonly Needed[]; readonly faults: readonly NeedFault[] } {
  const needs: Needed[] = [];
  const faults: NeedFault[] = [];
  try {
    const wanted = Object.entries(definition.needsFor(params));
    for (const [alias, need] of wanted.sort(([a], [b]) => byText(a, b))) {
      const id = idOf(alias, need, needing);
      const { type, class: resourceClass = DEFAULT_CLASS, per } = need;
      if (typeof type !== 'string' || typeof resourceClass !== 'string') {
        throw new TypeError(`the type and the class of "${alias}" have to be texts`);
      }
      if (id === undefined) {
        faults.push({ fault: 'no-workload', alias, kind: `${type}.${resourceClass}` });
        continue;
      }
      const address = new ResourceAddress(type, resourceClass, id);
      const given = need.params && (asWritten(need.params, alias) as ValueMap);
      needs.push({ alias, per, address, params: given });
    }
  } catch (error) {
    return { needs: [], faults: [{ fault: 'failed', reason: reasonOf(error) }] };
  }
  return { needs, faults };
}

/** The id of a needed resource; undefined where it is one per workload and there is not exactly one, or there is no target. */
function idOf(
  alias: string,
  { per }: Need,
  { address, owners, target }: Needing,
): string | undefined {
  switch (per) {
    case 'environment':
      return 'environment';
    case 'workload':
      return owners.length === 1 ? owners[0] : undefined;
    case 'resource':
      return address.id;
    case 'target':
      return target;
    default:
      throw new TypeError(
        `"per" of "${alias}" has to be environment, workload, resource or target`,
      );
  }
}

/** Params before they were checked, because the other definition checks them once more, by its own schema. */
function asWritten(value: unknown, alias: string): Value {
  if (isDeferred(value)) return value.value;
  if (Template.is(value) || value === null) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => asWritten(item, alias));
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new TypeError(`the params of "${alias}" have to be data`);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, asWritten(inner, alias)]),
  );
}
