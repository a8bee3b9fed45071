import { z } from 'zod';
import { defineResourceType } from '../pack';
import { databaseNames, host, noParams, password, port, username } from './fields';

/** A MySQL database, or one that is compatible with it. */
export const mysqlType = defineResourceType({
  name: 'mysql',
  summary: 'A MySQL database and a user that owns it.',
  params: noParams,
  outputs: z.strictObject({ host, port, ...databaseNames, username, password }),
  secrets: ['password'],
});
