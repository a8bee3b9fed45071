import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, noParams, password, port, username } from './fields';

/** Messaging by AMQP, such as RabbitMQ. */
export const amqpType = defineResourceType({
  name: 'amqp',
  summary: 'A virtual host on a message broker that speaks AMQP 0.9.1, and a user for it.',
  params: noParams,
  outputs: z.strictObject({
    host,
    port,
    vhost: z.string().describe('The virtual host.'),
    username,
    password,
  }),
  secrets: ['password'],
});
