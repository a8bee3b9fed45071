import { environmentType } from '../../src/resource-types';
import { awsResource } from './aws-resource';

/** Hands on the values of the environment file; nothing is made. */
export const environment = () =>
  awsResource(environmentType, {
    summary: 'The values of the environment file.',
    create: ({ context }) => context.values,
  });
