import type { DeploymentContext, ResourceAddress, ValueMap } from '../model';
import type { Criteria } from '../platform';

/** What rules look at in a resource that was asked for. */
export interface Wanted {
  readonly address: ResourceAddress;
  /** The workloads that ask for it; sorted. */
  readonly workloads: readonly string[];
  /** As written: placeholders are still templates. */
  readonly params: ValueMap | undefined;
}

/** The first fact in which criteria and resource differ. */
export interface Mismatch {
  readonly field: keyof Criteria;
  /** The label or param, where that is what differs. */
  readonly key?: string;
  readonly wanted: string | number | boolean;
}

/** Why criteria do not apply; undefined where they do. */
export function mismatchOf(
  criteria: Criteria,
  { address, workloads, params }: Wanted,
  context: DeploymentContext,
): Mismatch | undefined {
  const { id, environment, project, environmentType, workload } = criteria;
  if (id !== undefined && id !== address.id) return { field: 'id', wanted: id };
  if (environment !== undefined && environment !== `${context.project}/${context.environment}`) {
    return { field: 'environment', wanted: environment };
  }
  if (project !== undefined && project !== context.project) {
    return { field: 'project', wanted: project };
  }
  if (environmentType !== undefined && environmentType !== context.environmentType) {
    return { field: 'environmentType', wanted: environmentType };
  }
  if (workload !== undefined && !workloads.includes(workload)) {
    return { field: 'workload', wanted: workload };
  }
  return (
    mismatchIn('labels', criteria.labels, context.labels) ??
    mismatchIn('params', criteria.params, params)
  );
}

function mismatchIn(
  field: 'labels' | 'params',
  wanted: Readonly<Record<string, string | number | boolean>> = {},
  given: Readonly<Record<string, unknown>> = {},
): Mismatch | undefined {
  for (const [key, value] of Object.entries(wanted)) {
    if (!Object.hasOwn(given, key) || given[key] !== value) return { field, key, wanted: value };
  }
  return undefined;
}

/** The fields that decide, one after the other, which of two rules is the more specific. */
const DECIDING = ['id', 'environment', 'project', 'environmentType'] as const;

/** What makes one rule more specific than another: a field only one of them names, or the number of further facts. */
export type Advantage = (typeof DECIDING)[number] | 'facts';

/** Compares by specificity: positive where the first is the more specific, zero where neither is. */
export function compareCriteria(a: Criteria, b: Criteria): { order: number; by: Advantage } {
  for (const field of DECIDING) {
    const order = Number(a[field] !== undefined) - Number(b[field] !== undefined);
    if (order !== 0) return { order, by: field };
  }
  return { order: countFacts(a) - countFacts(b), by: 'facts' };
}

/** How many facts criteria name besides those that decide first: the workload, each label, each param. */
export function countFacts({ workload, labels = {}, params = {} }: Criteria): number {
  const named = Object.keys(labels).length + Object.keys(params).length;
  return named + (workload === undefined ? 0 : 1);
}
