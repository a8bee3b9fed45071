import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams, region } from './fields';

/** Messages to one, on AWS. */
export const sqsType = defineResourceType({
  name: 'sqs',
  summary: 'A queue on Amazon SQS.',
  params: noParams,
  outputs: z.strictObject({
    url: z.string().describe('The URL of the queue.'),
    arn: z.string().describe('The ARN of the queue.'),
    region,
  }),
});
