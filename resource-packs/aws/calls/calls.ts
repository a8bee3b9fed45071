import { z } from 'zod';
import { outputsAs, type CreateInput } from '../../../src/pack';
import {
  ecsClusterType,
  servicePortType,
  serviceType,
  workloadIdentityType,
} from '../../../src/resource-types';
import { awsResource } from '../aws-resource';

const NEEDS = {
  cluster: { type: 'ecs-cluster', per: 'environment' },
  // Not the workload itself: two workloads may call each other.
  callee: { type: 'workload-identity', per: 'target' },
} as const;

/** What the caller has to know to open the way. */
const handles = z.object({
  callee: z.string().optional().describe('The security group of the workload that is called.'),
});

/** Another workload to call, by its name in the network. */
export const service = () =>
  awsResource(serviceType, {
    summary: 'Another workload of the environment, by Service Connect and by private DNS.',
    notes: [
      'Over UDP, and from jobs, a workload is called at the port that its container listens on.',
    ],
    needs: NEEDS,
    handles,
    create(input) {
      const { host, callee } = calleeOf(input);
      return { name: host, callee };
    },
  });

/** One port of another workload. */
export const servicePort = () =>
  awsResource(servicePortType, {
    summary:
      'A port of another workload of the environment, by Service Connect and by private DNS.',
    needs: NEEDS,
    handles,
    create(input) {
      const { host, callee } = calleeOf(input);
      const { target, address } = input;
      if (!target?.port) {
        throw new TypeError(`${String(address)} leads to no port: this is a bug.`);
      }
      const { port, targetPort, protocol } = target.port;
      // Only Service Connect leads from one port to another, and it knows no UDP.
      return { hostname: host, port: protocol === 'UDP' ? targetPort : port, callee };
    },
  });

function calleeOf({ target, address, needs }: CreateInput<unknown>) {
  if (!target) throw new TypeError(`${String(address)} points at no workload: this is a bug.`);
  const { domain } = outputsAs(ecsClusterType, needs['cluster']);
  const { securityGroup } = outputsAs(workloadIdentityType, needs['callee']);
  return { host: `${target.workload}.${domain}`, callee: securityGroup };
}
