import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, noParams, password, port, username } from './fields';

/** A whole PostgreSQL server. */
export const postgresInstanceType = defineResourceType({
  name: 'postgres-instance',
  summary: 'A PostgreSQL server of its own, for workloads that make their databases themselves.',
  params: noParams,
  outputs: z.strictObject({ host, port, username, password }),
  secrets: ['password'],
});
