import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** Where requests leave the entrance for. */
interface RequestTarget {
  readonly workload: string;
  readonly securityGroup: string;
  readonly port: number;
}

/** What routes attach to: a load balancer, an ingress controller, a gateway. */
export const ingressType = defineResourceType({
  name: 'ingress',
  summary: 'The entrance for requests from outside.',
  params: noParams,
  outputs: z.strictObject({
    host: z.string().describe('The name or address that host names point at.'),
  }),
  handles: z.object({
    /** The ARN of the listener that routes add their rules to. */
    listener: z.string().optional(),
    /** The security group that requests come from. */
    securityGroup: z.string().optional(),
    /** The hosted zone of its own name, for records that are aliases of it, on AWS. */
    zoneId: z.string().optional(),
    /** The domain right below which its certificate covers every host name. */
    domain: z.string().optional(),
    /** Lets requests out to a port of a workload, on AWS; several routes to one port are one way out. */
    letThrough: z.custom<(to: RequestTarget) => void>().optional(),
  }),
  accesses: ['write'],
  requestable: false,
});
