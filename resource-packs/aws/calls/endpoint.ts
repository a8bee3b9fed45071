import { knownEndpoints } from '../../../src/kinds';
import type { ResourceDefinition } from '../../../src/pack';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';

/** Services outside the environment that the platform knows the URLs of. */
export function endpoint({ endpoints = {} }: Pick<AwsOptions, 'endpoints'>): ResourceDefinition {
  return knownEndpoints(
    { endpoints },
    {
      // The security group of a workload lets nothing else out.
      reaches: ({ protocol, port }) => protocol === 'https:' && port === '',
      wanted: 'begins with "https://" and names no port',
      notes: ['Workloads reach it by HTTPS on port 443.'],
      define: awsResource,
    },
  );
}
