import { defineResource } from '../../src/pack';
import { environmentType } from '../../src/resource-types';

/** Hands on the values of the environment file; there is nothing to make. */
export const environment = defineResource(environmentType, {
  summary: 'The values of the environment file.',
  create: ({ context }) => context.values,
});
