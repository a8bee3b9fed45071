import type { ResourceDefinition } from '../../../src/pack';
import { service, servicePort } from '../calls/calls';
import { endpoint } from '../calls/endpoint';
import { environment } from '../environment';
import { awsPolicies } from '../identity/aws-policy';
import { awsRole } from '../identity/aws-role';
import { workloadIdentity } from '../identity/workload-identity';
import type { AwsOptions } from '../options';
import { autoscaler } from './autoscaling';
import { cronJob } from './cron-job';
import { ecsCluster } from './ecs-cluster';
import { job } from './job';
import { workload } from './workload';

/** Workloads, who they are and what they call; without tasks on ECS where pods on EKS stand in for them. */
export function workloads(options: AwsOptions): ResourceDefinition[] {
  const onEcs = [
    ecsCluster(),
    workload(options),
    job(options),
    cronJob(options),
    service(),
    servicePort(),
    autoscaler(),
  ];
  return [
    workloadIdentity(options),
    awsRole(),
    ...awsPolicies(options),
    environment(),
    ...(options.endpoints ? [endpoint(options)] : []),
    ...(options.pods ? [] : onEcs),
  ];
}
