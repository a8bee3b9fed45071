import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** For workloads that have to tell others who they are. */
export const awsRoleType = defineResourceType({
  name: 'aws-role',
  summary: 'The IAM role that the workload has.',
  params: noParams,
  outputs: z.strictObject({
    arn: z.string().describe('The ARN of the role.'),
    name: z.string().describe('The name of the role.'),
  }),
  accesses: ['read'],
});
