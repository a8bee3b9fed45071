import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** The key that everything of an environment is encrypted with, on AWS. */
export const awsKeyType = defineResourceType({
  name: 'aws-key',
  summary: 'The KMS key that an environment encrypts with.',
  params: noParams,
  outputs: z.strictObject({
    arn: z.string().describe('The ARN of the key.'),
  }),
  accesses: ['read'],
  requestable: false,
});
