import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** A host name. */
export const dnsType = defineResourceType({
  name: 'dns',
  summary: 'A host name that leads to the environment.',
  params: noParams,
  outputs: z.strictObject({
    host: z.string().describe('The host name.'),
    url: z.string().describe('A URL with that host name and no path.'),
  }),
  // A workload only learns the name; what answers under it is the business of `route`.
  accesses: ['read'],
});
