/** What a path becomes for a load balancer. */
export interface PathPatterns {
  readonly patterns: readonly string[];
  /** How many parts it has. */
  readonly depth: number;
}

/** The characters that stand for themselves in a pattern; a `?` stands for any other. */
const PLAIN = /[^A-Za-z0-9_.$/~"'@:+&-]/g;

/**
 * The patterns for a path and all that lies below it: `/api` leads to `/api` and `/api/…`, never to `/apis`. As with an
 * Ingress of Kubernetes, a `/` at the end counts for nothing.
 */
export function patternsOf(path: string): PathPatterns {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { patterns: ['/*'], depth: 0 };
  // Clients send it encoded.
  const sent = `/${parts.map(encoded).join('/')}`;
  return { patterns: [sent, `${sent}/*`], depth: parts.length };
}

function encoded(part: string): string {
  return encodeURI(part).replace(PLAIN, '?');
}
