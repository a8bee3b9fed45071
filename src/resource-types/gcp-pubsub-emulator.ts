import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, port } from './fields';

/** Google Cloud Pub/Sub for tests and development. */
export const gcpPubsubEmulatorType = defineResourceType({
  name: 'gcp-pubsub-emulator',
  summary: 'The emulator of Google Cloud Pub/Sub.',
  params: z.strictObject({
    project_id: z.string().min(1).default('emulator').describe('The project that clients name.'),
  }),
  outputs: z.strictObject({
    host,
    port,
    project_id: z.string().describe('The project that clients name.'),
    emulator_host: z.string().describe('Host and port, as client libraries take them.'),
  }),
});
