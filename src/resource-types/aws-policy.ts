import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** A permission that no other resource brings; what a class of it allows is decided by the platform. */
export const awsPolicyType = defineResourceType({
  name: 'aws-policy',
  summary: 'A permission on AWS that the platform has a name for.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('What the platform calls it.'),
  }),
  accesses: ['read'],
});
