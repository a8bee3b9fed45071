import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, noParams, password, port, username } from './fields';

/** A document database. */
export const mongodbType = defineResourceType({
  name: 'mongodb',
  summary: 'A MongoDB database and a user for it.',
  params: noParams,
  outputs: z.strictObject({
    host,
    port,
    username,
    password,
    connection: z.string().describe('The connection string, the password included.'),
  }),
  secrets: ['connection', 'password'],
});
