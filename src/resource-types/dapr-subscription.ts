import { z } from 'zod';
import { defineResourceType } from '../pack';

/** Delivery of the messages of a topic to the workload. */
export const daprSubscriptionType = defineResourceType({
  name: 'dapr-subscription',
  summary: 'A Dapr subscription of the workload to a topic.',
  params: z.strictObject({
    pubsub: z.string().min(1).describe('The name of the Dapr component that carries the topic.'),
    topic: z.string().min(1).describe('The topic to subscribe to.'),
  }),
  outputs: z.strictObject({
    name: z.string().describe('The name of the subscription.'),
    topic: z.string().describe('The topic it subscribes to.'),
  }),
  accesses: ['read'],
});
