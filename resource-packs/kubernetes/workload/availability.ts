import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import type { Labels } from '../names';
import type { PodSpec, TopologySpreadConstraint } from '../pod/pod';
import type { WorkloadParts } from './parts';

/**
 * The pod spread over zones and nodes as far as there are any; a cluster of one node runs it all the same.
 *
 * @param revisionLabel the label by which Kubernetes tells the versions of a pod apart: each is spread for itself, else
 *   the next one would be lopsided once the last one is gone
 */
export function spreadOut(pod: PodSpec, selector: Labels, revisionLabel: string): PodSpec {
  const over = (topologyKey: string): TopologySpreadConstraint => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    matchLabelKeys: [revisionLabel],
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
