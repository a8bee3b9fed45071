import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noOutputs, portReference, requestPath } from './fields';

/** Collection of the workload's metrics. */
export const serviceMonitorType = defineResourceType({
  name: 'service-monitor',
  summary: 'Collects the metrics that the workload shows on a port.',
  params: z.strictObject({
    port: portReference,
    path: requestPath.default('/metrics').describe('The path that answers with metrics.'),
  }),
  outputs: noOutputs,
  accesses: ['write'],
  pointsAt: ({ workload, params }) => ({ workload, port: params['port'] }),
});
