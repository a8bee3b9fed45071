import { z } from 'zod';
import { defineResourceType } from '../pack';
import { databaseNames, host, password, port, username } from './fields';

/** A PostgreSQL database. */
export const postgresType = defineResourceType({
  name: 'postgres',
  summary: 'A PostgreSQL database and a user that owns it.',
  params: z.strictObject({
    version: z
      .string()
      .regex(/^\d+$/, 'write the major version as a text, such as "17"')
      .optional()
      .describe('The major version of the server, where it matters.'),
    extensions: z
      .record(
        z.string().min(1),
        z.strictObject({
          schema: z.string().min(1).optional().describe('The schema to install it in.'),
          version: z.string().min(1).optional().describe('Its version.'),
        }),
      )
      .optional()
      .describe('Extensions to install, by name.'),
  }),
  outputs: z.strictObject({ host, port, ...databaseNames, username, password }),
  secrets: ['password'],
});
