import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Construct } from 'constructs';
import { outputsAs, type Created } from '../../src/pack';
import { dnsType, ingressType } from '../../src/resource-types';
import { awsResource } from './aws-resource';
import { certify } from './certificate';
import type { AwsOptions } from './options';
import { zoneOf } from './zone';

export interface DnsOptions {
  /** A host name in the zone, which then has a certificate of its own. @default one made of the address of the resource */
  readonly host?: string;
}

const LABEL_LIMIT = 63;
const RECORD_LIFETIME_IN_SECONDS = 60;

/**
 * A host name that leads to the entrance of the environment.
 *
 * @example
 * dns(options, { host: 'www.example.com' })
 */
export const dns = (options: AwsOptions, { host: fixed }: DnsOptions = {}) => {
  const zone = zoneOf(options);
  if (fixed !== undefined) checkHost(fixed, zone.name);
  return awsResource(dnsType, {
    summary:
      fixed === undefined
        ? 'A host name of its own in Route 53, reached by TLS only.'
        : `The host name ${fixed} in Route 53, reached by TLS only.`,
    needs: { ingress: { type: 'ingress', per: 'environment' } },
    create({ scope, name, needs }) {
      const entrance = outputsAs(ingressType, needs['ingress']);
      const { domain = zone.name, listener } = entrance;
      const host = fixed ?? `${name.within(LABEL_LIMIT)}.${domain}`;
      leadTo(scope, { host, zoneId: zone.id, entrance });
      if (fixed !== undefined) certify(scope, fixed, { zoneId: zone.id, listener });
      return { host, url: `https://${host}` };
    },
  });
};

/** An alias costs nothing and stands at the top of a zone too; only a load balancer of ours is known well enough. */
function leadTo(
  scope: Construct,
  {
    host,
    zoneId,
    entrance,
  }: { host: string; zoneId: string; entrance: Created<typeof ingressType> },
): void {
  const target =
    entrance.zoneId === undefined
      ? { type: 'CNAME', records: [entrance.host], ttl: RECORD_LIFETIME_IN_SECONDS }
      : {
          type: 'A',
          alias: { name: entrance.host, zoneId: entrance.zoneId, evaluateTargetHealth: true },
        };
  new Route53Record(scope, 'Default', { zoneId, name: host, ...target });
}

function checkHost(host: string, zone: string): void {
  if (!/^[a-z\d-]+(\.[a-z\d-]+)+$/.test(host)) {
    throw new TypeError(`"${host}" is not a host name.`);
  }
  if (host !== zone && !host.endsWith(`.${zone}`)) {
    throw new TypeError(`The host "${host}" is not in the zone "${zone}".`);
  }
}
