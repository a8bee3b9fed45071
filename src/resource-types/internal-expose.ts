import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noOutputs, portReference, requestPath } from './fields';

/** Reachability of the workload from inside the platform only. */
export const internalExposeType = defineResourceType({
  name: 'internal-expose',
  summary: 'Lets other teams reach the workload inside the platform.',
  params: z.strictObject({
    port: portReference,
    path: requestPath.default('/').describe('The path that requests begin with.'),
  }),
  outputs: noOutputs,
  accesses: ['write'],
  pointsAt: ({ workload, params }) => ({ workload, port: params['port'] }),
});
