import { z } from 'zod';
import { defineResourceType } from '../pack';
import { region } from './fields';

/** A key-value table. */
export const dynamodbType = defineResourceType({
  name: 'dynamodb',
  summary: 'A table in Amazon DynamoDB.',
  params: z.strictObject({
    partitionKey: z
      .string()
      .min(1)
      .default('id')
      .describe('The attribute that items are spread by; a text.'),
    sortKey: z
      .string()
      .min(1)
      .optional()
      .describe('The attribute that items are sorted by; a text.'),
  }),
  outputs: z.strictObject({
    name: z.string().describe('The name of the table.'),
    arn: z.string().describe('The ARN of the table.'),
    region,
  }),
});
