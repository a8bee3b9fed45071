import { defineResource, escapeText, type ResourceDefinition } from '../pack';
import { endpointType } from '../resource-types';

export interface EndpointOptions {
  /** The URL of each, by the id of the resource, such as `shop.payments`. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/** How the workloads of a pack reach what is outside. */
export interface EndpointReach {
  readonly reaches: (url: URL) => boolean;
  /** What a URL is that they reach, as the end of a sentence. */
  readonly wanted: string;
  /** @default none */
  readonly notes?: readonly string[];
  /** How the pack defines its resources. @default defineResource */
  readonly define?: typeof defineResource;
}

/**
 * Services outside the environment that the platform knows the URLs of. There are no stand-ins for others: one would have
 * to read the OpenAPI document, and a request only names its file.
 */
export function knownEndpoints(
  { endpoints }: EndpointOptions,
  { notes = [], define = defineResource, ...reach }: EndpointReach,
): ResourceDefinition {
  const known = new Map(Object.entries(endpoints).map(([id, url]) => [id, parsed(id, url, reach)]));
  return define(endpointType, {
    summary: 'A service outside the environment, by the URL that the platform knows for it.',
    notes: [
      'Nothing is made, so the port and the OpenAPI document of the request are not used.',
      ...notes,
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

function parsed(id: string, text: string, { reaches, wanted }: EndpointReach): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && reaches(url)) return url;
  throw new TypeError(`The endpoint "${id}" needs a URL that ${wanted}, and not "${text}".`);
}
