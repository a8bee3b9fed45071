import { z } from 'zod';
import { defineResourceType } from '../pack';
import { databaseNames, host, noParams, password, port, username } from './fields';

/** Microsoft SQL Server. */
export const mssqlType = defineResourceType({
  name: 'mssql',
  summary: 'A Microsoft SQL Server database and a user for it.',
  params: noParams,
  outputs: z.strictObject({
    // This type alone says `server`: its client libraries do, and so do the Score files in the field.
    server: host,
    port,
    connection: z.string().describe('The connection string, the password included.'),
    database: databaseNames.database,
    username,
    password,
  }),
  secrets: ['connection', 'password'],
});
