import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, noParams, password, port, username } from './fields';

/** A cache or store, by Redis, Valkey or what is compatible with them. */
export const redisType = defineResourceType({
  name: 'redis',
  summary: 'A key-value store that speaks the Redis protocol.',
  params: noParams,
  outputs: z.strictObject({ host, port, username, password }),
  secrets: ['password'],
});
