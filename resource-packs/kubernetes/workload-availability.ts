import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import type { PodSpec, TopologySpreadConstraint } from './pod';
import type { WorkloadParts } from './workload-parts';

/** The pod spread over zones and nodes as far as there are any; a cluster of one node runs it all the same. */
export function spreadOut(pod: PodSpec, selector: Readonly<Record<string, string>>): PodSpec {
  const over = (topologyKey: string): TopologySpreadConstraint => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  });
  return {
    ...pod,
    topologySpreadConstraints: [
      over('topology.kubernetes.io/zone'),
      over('kubernetes.io/hostname'),
    ],
  };
}

/**
 * Lets a node be emptied one pod at a time. It counts the pods that may be missing and not those that have to be there,
 * so that a workload of one pod never keeps anybody from emptying a node.
 */
export function makeDisruptionBudget({ scope, metadata, selector }: WorkloadParts): void {
  new PodDisruptionBudgetV1(scope, 'disruption-budget', {
    metadata,
    spec: { maxUnavailable: '1', selector: { matchLabels: selector } },
  });
}
