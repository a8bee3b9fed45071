import type { ResourceAddress } from '../../src/model';
import { shortened, type CreateContext } from '../../src/pack';

/** What every label value and most names of Kubernetes may have, in characters. */
export const LIMIT = 63;

/** CronJobs and StatefulSets append to their name, and the result is a label. */
const OWNER_LIMIT = 52;

export type Labels = Readonly<Record<string, string>>;

/** What every object in a namespace has. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** The namespace of an environment. No project and no environment has two hyphens in its name, so no two share one. */
export function namespaceName({ project, environment }: CreateContext): string {
  return shortened(`${project}--${environment}`, LIMIT);
}

/** The objects of a workload are called like it; a Service has to begin with a letter. */
export function workloadName(workload: string): string {
  const name = /^[a-z]/i.test(workload) ? workload : `w-${workload}`;
  return shortened(name.toLowerCase(), OWNER_LIMIT);
}

/** By which the pods of a workload are selected; they never change. */
export function selectorOf(workload: string): Labels {
  return { 'app.kubernetes.io/name': workloadName(workload) };
}

/** What every object says about where it comes from. */
export function labelsOf(
  address: ResourceAddress,
  { project, environment }: CreateContext,
): Labels {
  const isWorkload = address.type === 'workload';
  return {
    'app.kubernetes.io/name': isWorkload
      ? workloadName(address.id)
      : shortened(`${address.type}-${address.id}`.replaceAll('.', '-').toLowerCase(), LIMIT),
    'app.kubernetes.io/part-of': project,
    'app.kubernetes.io/managed-by': 'scoreform',
    'scoreform.dev/environment': environment,
  };
}
