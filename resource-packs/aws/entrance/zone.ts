import type { CreateContext, Name } from '../../../src/pack';
import type { AwsOptions } from '../options';

/** ACM keeps the name that a certificate is for in a field of 64 characters. */
const CERTIFICATE_NAME_LIMIT = 64;

/** What names in a domain are covered by one certificate. */
const WILDCARD = '*.';

/** What a cut domain of an environment has room for at least. */
const LEAST = 10;

const ZONE_NAME_LIMIT = CERTIFICATE_NAME_LIMIT - WILDCARD.length - LEAST - 1;

/** The hosted zone of the options, which has to be one that environments can have domains in. */
export function zoneOf({ zone }: AwsOptions): AwsOptions['zone'] {
  const { id, name } = zone;
  if (!/^[A-Za-z\d]+$/.test(id)) throw new TypeError(`"${id}" is not the id of a hosted zone.`);
  if (!isHostName(name)) {
    throw new TypeError(`"${name}" is not the name of a zone; write one such as "example.com".`);
  }
  if (name.length > ZONE_NAME_LIMIT) {
    throw new TypeError(
      `The zone "${name}" is too long: a certificate takes ${CERTIFICATE_NAME_LIMIT} characters, ` +
        `and with the domain of an environment only ${ZONE_NAME_LIMIT} of them are left.`,
    );
  }
  return zone;
}

/**
 * The domain of an environment: `production.shop.example.com`. Each has its own, because two certificates for one domain
 * are proved by the same record, and only one environment can own it.
 */
export function domainOf(
  { project, environment }: Pick<CreateContext, 'project' | 'environment'>,
  zone: string,
  name: Name,
): string {
  const limit = CERTIFICATE_NAME_LIMIT - WILDCARD.length;
  const readable = `${environment}.${project}.${zone}`;
  return readable.length <= limit ? readable : `${name.within(limit - zone.length - 1)}.${zone}`;
}

/** Whether a text that a platform gives is a host name: of two labels at least, in lower case. */
export function isHostName(text: string): boolean {
  return /^[a-z\d-]+(\.[a-z\d-]+)+$/.test(text);
}

/** Whether a host is right below a domain, which is what a wildcard covers. */
export function isRightBelow(domain: string, host: string): boolean {
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === domain;
}
