import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, port } from './fields';

/** A stream of messages on Apache Kafka, or what speaks its protocol. */
export const kafkaTopicType = defineResourceType({
  name: 'kafka-topic',
  summary: 'A topic on a broker that speaks the Kafka protocol.',
  params: z.strictObject({
    partitions: z.int().min(1).default(3).describe('How many parts the topic is split into.'),
  }),
  outputs: z.strictObject({
    host,
    port,
    name: z.string().describe('The name of the topic.'),
    num_partitions: z.number().describe('How many parts the topic is split into.'),
  }),
});
