import { ingressType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { PodsEntrance } from '../options';
import { isHostName } from './zone';

/** The load balancer in front of a cluster: nothing is made, host names lead to it. */
export const clusterEntrance = ({ host, zoneId }: PodsEntrance) => {
  if (!isHostName(host)) throw new TypeError(`"${host}" is not the name of a load balancer.`);
  return awsResource(ingressType, {
    summary: 'The load balancer in front of the cluster, which is there already.',
    create: () => ({ host, ...(zoneId !== undefined && { zoneId }) }),
  });
};
