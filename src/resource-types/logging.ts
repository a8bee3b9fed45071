import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noOutputs, noParams } from './fields';

/** A destination of logs. */
export const loggingType = defineResourceType({
  name: 'logging',
  summary: 'Where the logs of an environment go.',
  params: noParams,
  outputs: noOutputs,
  handles: z.object({
    /** The name of the log group, on AWS. */
    logGroup: z.string().optional(),
  }),
  accesses: ['write'],
  requestable: false,
});
