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
  }),
  accesses: ['write'],
  requestable: false,
});
