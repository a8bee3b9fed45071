import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** The values of the environment file: every key of them is an output. */
export const environmentType = defineResourceType({
  name: 'environment',
  summary: 'The values that the environment file gives to its workloads.',
  params: noParams,
  outputs: z.looseObject({}),
  accesses: ['read'],
  outputsIn: ({ values }) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        { kind: 'string', secret: typeof value !== 'string' },
      ]),
    ),
});
