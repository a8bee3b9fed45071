import type { ResourceDefinition } from '../../../src/pack';
import type { AwsOptions } from '../options';
import { podIdentity } from './pod-identity';
import { taskIdentity } from './task-identity';

/** Who a workload is: of tasks on ECS, or of pods on EKS where the options name their cluster. */
export function workloadIdentity(options: AwsOptions): ResourceDefinition {
  return options.pods ? podIdentity(options, options.pods) : taskIdentity(options);
}
