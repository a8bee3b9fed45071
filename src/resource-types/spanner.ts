import { z } from 'zod';
import { defineResourceType } from '../pack';
import { databaseNames, noParams } from './fields';

/** A relational database on Google Cloud; credentials come from the identity of the workload. */
export const spannerType = defineResourceType({
  name: 'spanner',
  summary: 'A database in Google Cloud Spanner.',
  params: noParams,
  outputs: z.strictObject({
    project: z.string().describe('The Google Cloud project.'),
    instance: z.string().describe('The Spanner instance.'),
    database: databaseNames.database,
  }),
});
