import { z } from 'zod';
import { defineResourceType } from '../pack';
import { host, noParams, password, port, username } from './fields';

/** Search, by Elasticsearch or what is compatible with it. */
export const elasticsearchType = defineResourceType({
  name: 'elasticsearch',
  summary: 'A search server that speaks the Elasticsearch API.',
  params: noParams,
  outputs: z.strictObject({ host, port, username, password }),
  secrets: ['password'],
});
