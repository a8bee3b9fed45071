import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams, region } from './fields';

/** An account and a region of AWS, and whatever reaches them; every other resource on AWS needs it. */
export const awsAccountType = defineResourceType({
  name: 'aws-account',
  summary: 'The AWS account and region that an environment lies in.',
  params: noParams,
  outputs: z.strictObject({ region }),
  accesses: ['read'],
  requestable: false,
});
