import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** The identity of a workload: what its uses allow is given to it. */
export const workloadIdentityType = defineResourceType({
  name: 'workload-identity',
  summary: 'Who a workload is to the cloud.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The name of the identity.'),
  }),
  handles: z.object({
    /** The ARN of the role, on AWS. */
    role: z.string().optional(),
    /** The security group of the workload, on AWS. */
    securityGroup: z.string().optional(),
    /** The service account of its pods, on Kubernetes. */
    serviceAccount: z.string().optional(),
    /**
     * The Terraform addresses of what has to exist before the identity may do anything. It fills up while uses are
     * connected, so it is only to be read when the stack is written, by a lazy value.
     */
    ready: z.array(z.string()).readonly().optional(),
  }),
  accesses: ['write'],
  requestable: false,
});
