import { knownEndpoints, type EndpointOptions } from '../../src/kinds';
import type { ResourceDefinition } from '../../src/pack';

/** Services outside the environment that the platform knows the URLs of. */
export function endpoint(options: EndpointOptions): ResourceDefinition {
  return knownEndpoints(options, {
    reaches: ({ protocol }) => protocol === 'http:' || protocol === 'https:',
    wanted: 'begins with "http://" or "https://"',
  });
}
