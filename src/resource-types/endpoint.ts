import { z } from 'zod';
import { defineResourceType } from '../pack';

/** Something outside the project that the workload calls. */
export const endpointType = defineResourceType({
  name: 'endpoint',
  summary: 'Another service to call, or a stand-in that answers as its OpenAPI document says.',
  params: z.strictObject({
    port: z.int().min(1).max(65535).default(8080).describe('The port to answer on.'),
    openapi_file: z.string().min(1).optional().describe('The OpenAPI document of the service.'),
    openapi_title: z.string().min(1).optional().describe('The title within that document.'),
  }),
  outputs: z.strictObject({
    url: z.string().describe('The URL to call.'),
    name: z.string().describe('The host name within that URL.'),
  }),
  accesses: ['read'],
});
