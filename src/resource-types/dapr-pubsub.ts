import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** A Dapr message broker component. */
export const daprPubsubType = defineResourceType({
  name: 'dapr-pubsub',
  summary: 'A Dapr component for publishing and subscribing.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The name of the component, for the Dapr API.'),
  }),
  accesses: ['read', 'write'],
});
