import type { ResourceDefinition } from '../../../src/pack';
import type { AwsOptions } from '../options';
import { clusterEntrance } from './cluster-entrance';
import { dns } from './dns';
import { ingress } from './ingress';
import { route } from './route';
import { tlsCertificate } from './tls-certificate';

/** How requests come in: to a load balancer of the environment, or of the cluster where workloads are pods. */
export function entrances(options: AwsOptions): ResourceDefinition[] {
  const { pods } = options;
  if (!pods) return [ingress(options), dns(options), tlsCertificate(options), route()];
  return pods.entrance ? [clusterEntrance(pods.entrance), dns(options)] : [];
}
