import { outputsAs, type CreateInput, type Need, type ResourceDefinition } from '../../../src/pack';
import { cronJobParams, workloadIdentityType, workloadType } from '../../../src/resource-types';
import { kubernetesResource } from '../kubernetes-resource';
import type { KubernetesOptions } from '../options';
import type { WorkloadParams } from '../pod/containers';
import { ROLLOUT_NOTE } from '../rollout-note';
import { makeDisruptionBudget } from './availability';
import { makeCronJob } from './cron-job';
import { makeDeployment } from './deployment';
import { makeJob } from './job';
import { CLAIMS_NOTE, EMPTY_VOLUME_NOTE, SIDECAR_NOTES, STOPPING_NOTE } from './notes';
import { workloadParts, type WorkloadParts } from './parts';
import { makeService } from './services';
import { makeStatefulSet } from './stateful-set';

type Options = Pick<KubernetesOptions, 'workloads'>;

const NEEDS = {
  identity: { type: workloadIdentityType.name, per: 'workload' },
} as const satisfies Record<string, Need>;

/** A workload that keeps running: a Deployment. */
export const workload = ({ workloads = {} }: Options) =>
  kubernetesResource(workloadType, {
    summary: 'A Deployment of restricted pods, with a Service in front of it.',
    notes: [ROLLOUT_NOTE, STOPPING_NOTE, EMPTY_VOLUME_NOTE, ...SIDECAR_NOTES],
    needs: NEEDS,
    create(input) {
      const parts = workloadParts(input, workloads);
      if (!isLeftOut(parts)) makeDeployment(parts);
      makeService(parts);
      makeDisruptionBudget(parts);
      return handlesOf(input, parts);
    },
  });

/** A workload whose instances have a name and a disk of their own: a StatefulSet. */
export const statefulWorkload = ({ workloads = {} }: Options) =>
  kubernetesResource(workloadType, {
    class: 'stateful',
    summary: 'A StatefulSet of restricted pods, each with a name and disks of its own.',
    notes: [CLAIMS_NOTE, ROLLOUT_NOTE, STOPPING_NOTE, EMPTY_VOLUME_NOTE, ...SIDECAR_NOTES],
    needs: NEEDS,
    create(input) {
      const parts = workloadParts(input, workloads, { takesClaims: true });
      if (!isLeftOut(parts)) makeStatefulSet(parts);
      makeService(parts);
      makeDisruptionBudget(parts);
      return handlesOf(input, parts);
    },
  });

/** A workload that runs once, with each deployment that changes it: a Job. */
export const jobWorkload = ({ workloads = {} }: Options) =>
  kubernetesResource(workloadType, {
    class: 'job',
    summary: 'A Job of a restricted pod, which a deployment waits for.',
    notes: [
      'It runs again with each deployment that changes its pod, and a deployment fails with it.',
      'While its environment is paused it is away; it runs again when that is resumed.',
      EMPTY_VOLUME_NOTE,
      ...SIDECAR_NOTES,
    ],
    needs: NEEDS,
    create(input) {
      const parts = workloadParts(input, workloads);
      if (!parts.paused) makeJob(parts);
      makeService(parts);
      return handlesOf(input, parts);
    },
  });

/** A workload that runs by a schedule: a CronJob. */
export const cronJobWorkload = ({ workloads = {} }: Options) =>
  kubernetesResource(workloadType, {
    class: 'cron-job',
    summary: 'A CronJob of a restricted pod, which never runs twice at once.',
    notes: ['No deployment notices a run that fails.', EMPTY_VOLUME_NOTE, ...SIDECAR_NOTES],
    params: cronJobParams,
    needs: NEEDS,
    create(input) {
      const parts = workloadParts(input, workloads);
      makeCronJob(parts);
      makeService(parts);
      return handlesOf(input, parts);
    },
  });

/** Every class of workload. */
export const workloads = (options: Options): readonly ResourceDefinition[] => [
  workload(options),
  statefulWorkload(options),
  jobWorkload(options),
  cronJobWorkload(options),
];

/**
 * While it is paused, what an autoscaler scales is away: Kubernetes scales nothing that has no pods, so without pods it
 * would stay for ever, and made anew it begins with one.
 */
function isLeftOut({ paused, replicas }: WorkloadParts): boolean {
  return paused && replicas === undefined;
}

function handlesOf({ needs }: CreateInput<WorkloadParams>, parts: WorkloadParts) {
  const { securityGroup } = outputsAs(workloadIdentityType, needs['identity']);
  return {
    pods: { namespace: parts.metadata.namespace, labels: parts.selector },
    ...(securityGroup !== undefined && { securityGroup }),
  };
}
