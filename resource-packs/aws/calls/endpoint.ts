import { escapeText, type ResourceDefinition } from '../../../src/pack';
import { endpointType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';

/**
 * Services outside the environment that the platform knows the URLs of. There are no stand-ins for others: one would have
 * to read the OpenAPI document, and a request only names its file.
 */
export function endpoint({ endpoints = {} }: Pick<AwsOptions, 'endpoints'>): ResourceDefinition {
  const known = new Map(Object.entries(endpoints).map(([id, url]) => [id, checked(id, url)]));
  return awsResource(endpointType, {
    summary: 'A service outside the environment, by the URL that the platform knows for it.',
    notes: [
      'Nothing is made, so the port and the OpenAPI document of the request are not used.',
      'Workloads reach it by HTTPS on port 443.',
    ],
    create({ address }) {
      const url = known.get(address.id);
      if (!url) {
        throw new TypeError(
          `No URL is known for the endpoint "${address.id}": the option "endpoints" of the pack has to name it.`,
        );
      }
      return { url: escapeText(url.href.replace(/\/$/, '')), name: escapeText(url.hostname) };
    },
  });
}

/** The security group of a workload lets nothing else out. */
function checked(id: string, text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' && url.port === '') return url;
  throw new TypeError(
    `The endpoint "${id}" needs a URL that begins with "https://" and names no port, and not "${text}".`,
  );
}
