import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** Another workload of the project to call: the request is named like the workload. */
export const serviceType = defineResourceType({
  name: 'service',
  summary: 'The name under which another workload of the project can be called.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The host name of the other workload.'),
  }),
  accesses: ['write'],
  pointsAt: ({ name }) => ({ workload: name }),
});
