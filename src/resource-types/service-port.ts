import { z } from 'zod';
import { defineResourceType } from '../pack';
import { portReference } from './fields';

/** One port of another workload of the project to call. */
export const servicePortType = defineResourceType({
  name: 'service-port',
  summary: 'The name and the number under which a port of another workload can be called.',
  params: z.strictObject({
    workload: z.string().min(1).describe('The workload to call.'),
    port: portReference,
  }),
  outputs: z.strictObject({
    hostname: z.string().describe('The host name of the other workload.'),
    port: z.number().describe('The number of the port.'),
  }),
  accesses: ['write'],
  pointsAt: ({ params }) => ({ workload: params['workload'], port: params['port'] }),
});
