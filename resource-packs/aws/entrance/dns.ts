import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Construct } from 'constructs';
import { outputsAs, type Created } from '../../../src/pack';
import { dnsType, ingressType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions } from '../options';
import { certify } from './certificate';
import { isHostName, zoneOf } from './zone';

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
  const { pods } = options;
  const zone = zoneOf(options);
  if (fixed !== undefined) checkHost(fixed, zone.name);
  if (pods && pods.entrance?.zoneId === undefined && fixed === zone.name) {
    throw new TypeError(
      `The host "${fixed}" is the top of its zone, which only an alias can stand at: set pods.entrance.zoneId.`,
    );
  }
  const what = fixed === undefined ? 'A host name of its own' : `The host name ${fixed}`;
  return awsResource(dnsType, {
    summary: pods
      ? `${what} in Route 53, which leads to the load balancer of the cluster.`
      : `${what} in Route 53, reached by TLS only.`,
    notes: pods ? ['The certificate is the business of the cluster, whose routes need one.'] : [],
    needs: { ingress: { type: 'ingress', per: 'environment' } },
    create({ scope, name, needs }) {
      const entrance = outputsAs(ingressType, needs['ingress']);
      const { domain = zone.name, listener } = entrance;
      const host = fixed ?? `${name.within(LABEL_LIMIT)}.${domain}`;
      leadTo(scope, { host, zoneId: zone.id, entrance });
      if (fixed !== undefined && listener !== undefined) {
        certify(scope, fixed, { zoneId: zone.id, listener });
      }
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
  if (!isHostName(host)) throw new TypeError(`"${host}" is not a host name.`);
  if (host !== zone && !host.endsWith(`.${zone}`)) {
    throw new TypeError(`The host "${host}" is not in the zone "${zone}".`);
  }
}
