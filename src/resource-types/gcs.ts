import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** Object storage on Google Cloud; credentials come from the identity of the workload. */
export const gcsType = defineResourceType({
  name: 'gcs',
  summary: 'A bucket in Google Cloud Storage.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The name of the bucket.'),
  }),
});
