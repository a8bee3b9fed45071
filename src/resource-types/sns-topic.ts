import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams, region } from './fields';

/** Messages to many, on AWS. */
export const snsTopicType = defineResourceType({
  name: 'sns-topic',
  summary: 'A topic on Amazon SNS.',
  params: noParams,
  outputs: z.strictObject({
    arn: z.string().describe('The ARN of the topic.'),
    region,
  }),
});
