import { environmentValues } from '../../src/kinds';
import { awsResource } from './aws-resource';

/** Hands on the values of the environment file; nothing is made. */
export const environment = () => environmentValues(awsResource);
