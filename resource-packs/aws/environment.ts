import { awsResource } from './aws-resource';
import { environmentType } from '../../src/resource-types';

/** Hands on the values of the environment file; nothing is made. */
export const environment = () =>
  awsResource(environmentType, {
    summary: 'The values of the environment file.',
    create: ({ context }) => context.values,
  });
