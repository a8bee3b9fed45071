import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** Where the servers of an environment are, on AWS. */
export const awsNetworkType = defineResourceType({
  name: 'aws-network',
  summary: 'The VPC of an environment and its subnets.',
  params: noParams,
  outputs: z.strictObject({
    vpc: z.string().describe('The id of the VPC.'),
    cidr: z.string().describe('The addresses within it, such as 10.0.0.0/16.'),
    privateSubnets: z
      .array(z.string())
      .describe('The ids of subnets that nothing outside reaches.'),
    publicSubnets: z
      .array(z.string())
      .describe('The ids of subnets for what answers to the outside.'),
  }),
  accesses: ['read'],
  requestable: false,
});
