import type { ResourceDefinition } from '../../src/pack';
import { autoscaler } from './autoscaling';
import { awsPolicies } from './aws-policy';
import { awsRole } from './aws-role';
import { service, servicePort } from './calls';
import { cronJob } from './cron-job';
import { ecsCluster } from './ecs-cluster';
import { endpoint } from './endpoint';
import { environment } from './environment';
import { job } from './job';
import type { AwsOptions } from './options';
import { workload } from './workload';
import { workloadIdentity } from './workload-identity';

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
