import { defineResource, type ResourceDefinition } from '../../../src/pack';
import { dnsType } from '../../../src/resource-types';
import { checkedHostName } from './host-name';

export interface DnsOptions {
  /** What host names end with. */
  readonly domain: string;
  /** The one host name, for a rule that gives it to one resource. @default a name made for each resource */
  readonly host?: string;
  /** A ClusterIssuer of cert-manager: with one, URLs begin with `https`. @default none */
  readonly clusterIssuer?: string;
}

/**
 * A host name under the domain of the cluster.
 *
 * Nothing is made: the routes of a host name are what publishes it, by external-dns or a wildcard record.
 */
export function dns({ domain, host: fixed, clusterIssuer }: DnsOptions): ResourceDefinition {
  const ending = checkedHostName('domain', domain);
  if (fixed !== undefined) checkedHostName('host', fixed);
  const scheme = clusterIssuer === undefined ? 'http' : 'https';
  return defineResource(dnsType, {
    summary: 'A host name under the domain of the cluster, which the routes to it publish.',
    notes: [
      'Requests arrive once external-dns or a wildcard record leads the name to the cluster.',
    ],
    create({ name }) {
      const host = fixed ?? `${name.within(63)}.${ending}`;
      return { host, url: `${scheme}://${host}` };
    },
  });
}
