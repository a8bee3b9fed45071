import { z } from 'zod';
import { defineResourceType } from '../pack';

/** Settings for definitions; only those that ask for it know what is in it. */
export const configType = defineResourceType({
  name: 'config',
  summary: 'Settings that definitions share.',
  params: z.looseObject({}),
  outputs: z.looseObject({}),
  accesses: ['read'],
  requestable: false,
});
