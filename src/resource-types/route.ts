import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noOutputs, portReference, requestPath } from './fields';

/** Requests from outside that reach the workload. */
export const routeType = defineResourceType({
  name: 'route',
  summary: 'Leads requests for a host name and a path to a port of the workload.',
  params: z.strictObject({
    host: z
      .string()
      .min(1)
      .describe('The host name of the requests; mostly that of a `dns` resource.'),
    path: requestPath.default('/').describe('The path that requests begin with.'),
    port: portReference,
  }),
  outputs: noOutputs,
  handles: z.object({
    /** The ARN of the target group that the workload registers its instances with, on AWS. */
    targetGroup: z.string().optional(),
  }),
  accesses: ['write'],
  pointsAt: ({ workload, params }) => ({ workload, port: params['port'] }),
});
