import { defineResource, type ResourceDefinition } from '../pack';
import { environmentType } from '../resource-types';

/**
 * Hands on the values of the environment file; there is nothing to make.
 *
 * @param define how the pack defines its resources
 */
export function environmentValues(define = defineResource): ResourceDefinition {
  return define(environmentType, {
    summary: 'The values of the environment file.',
    create: ({ context }) => context.values,
  });
}
