import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams, region } from './fields';

/** Object storage. */
export const s3Type = defineResourceType({
  name: 's3',
  summary: 'A bucket that speaks the S3 protocol.',
  params: noParams,
  outputs: z.strictObject({
    bucket: z.string().describe('The name of the bucket.'),
    endpoint: z.string().describe('The URL of the S3 API.'),
    region,
    access_key_id: z.string().describe('The id of an access key.'),
    secret_key: z.string().describe('The secret half of that key.'),
    // Score files in the field use two spellings of the same key.
    aws_access_key_id: z.string().describe('The id of an access key, once more.'),
    aws_secret_key: z.string().describe('The secret half of that key, once more.'),
  }),
  // The id of a key is a name: it stands in logs and policies, and opens nothing by itself.
  secrets: ['aws_secret_key', 'secret_key'],
});
