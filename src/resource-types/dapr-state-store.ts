import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** A Dapr state store component. */
export const daprStateStoreType = defineResourceType({
  name: 'dapr-state-store',
  summary: 'A Dapr component that keeps state.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The name of the component, for the Dapr API.'),
  }),
  accesses: ['read', 'write'],
});
