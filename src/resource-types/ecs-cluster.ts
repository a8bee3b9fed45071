import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** Where the tasks of an environment run, on AWS, and under which names they find one another. */
export const ecsClusterType = defineResourceType({
  name: 'ecs-cluster',
  summary: 'The ECS cluster of an environment, and the names of its services.',
  params: noParams,
  outputs: z.strictObject({
    arn: z.string().describe('The ARN of the cluster.'),
    name: z.string().describe('The name of the cluster.'),
    namespaceArn: z.string().describe('The ARN of the Cloud Map namespace.'),
    namespaceId: z.string().describe('The id of the Cloud Map namespace.'),
    domain: z.string().describe('What the names of its services end with.'),
  }),
  accesses: ['read'],
  requestable: false,
});
