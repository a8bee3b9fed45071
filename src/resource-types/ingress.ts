import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

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
  }),
  accesses: ['write'],
  requestable: false,
});
