import { defineResource, escapeText, type ResourceDefinition } from '../../src/pack';
import { endpointType } from '../../src/resource-types';

export interface EndpointOptions {
  /** The URL of each, by the id of the resource, such as `shop.payments`. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/**
 * Services outside the environment that the platform knows the URLs of. There are no stand-ins: one would have to read
 * the OpenAPI document, and a request only names its file.
 */
export function endpoint({ endpoints }: EndpointOptions): ResourceDefinition {
  const known = new Map(Object.entries(endpoints).map(([id, url]) => [id, parsed(id, url)]));
  return defineResource(endpointType, {
    summary: 'A service outside the environment, by the URL that the platform knows for it.',
    notes: ['Nothing is made, so the port and the OpenAPI document of the request are not used.'],
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

function parsed(id: string, text: string): URL {
  if (/^https?:/.test(text) && URL.canParse(text)) return new URL(text);
  throw new TypeError(
    `The endpoint "${id}" needs a URL that begins with "http://" or "https://", and not "${text}".`,
  );
}
