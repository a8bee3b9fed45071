import type { CtyType } from '../values';
import { arn } from './arn';
import type { FillSite } from './known';
import { portOf, versionOf } from './engines';
import type { Seed } from './seed';

/** An attribute for whose value no recipe is known, and what stands beside it. */
export interface Wanted {
  readonly name: string;
  readonly site: FillSite;
  readonly seed: Seed;
  /** Whether somebody could have set it: a cloud then often leaves it empty. */
  readonly isOptional: boolean;
  /** The text of an attribute beside it; empty where there is none. */
  readonly beside: (name: string) => string;
}

/** The one moment at which everything simulated was made. */
export const MOMENT = '2025-01-01T00:00:00Z';

const PREFIXES: Readonly<Record<string, string>> = {
  security_group: 'sg',
  network_interface: 'eni',
  route_table: 'rtb',
  association: 'eipassoc',
  allocation: 'eipalloc',
  instance: 'i',
  file_system: 'fs',
};

type Guess = readonly [RegExp, (wanted: Wanted) => string];

/** Where something is: a cloud says so even of what could have been left to it. */
const PLACES = /(^|_)(vpc|subnet|security_group|network_interface)_ids?$/;

/** What clouds leave empty where nobody asked for it. */
const LEFT_EMPTY = /(_arns?|_ids?)$/;

/** The first whose pattern fits the name of the attribute. */
const TEXTS: readonly Guess[] = [
  [/_prefix$/, () => ''],
  [
    /(^|_)owner_id$|^(account_id|registry_id|owner|owner_account)$/,
    ({ site }) => site.place.account,
  ],
  [/(^|_)region$/, ({ site }) => site.place.region],
  [/(^|_)partition$/, ({ site }) => site.place.partition],
  [/(^|_)availability_zone(_name)?$/, ({ site }) => `${site.place.region}a`],
  [/(^|_)availability_zone_id$/, ({ site }) => `${site.place.region}-az1`],
  [/(^|_)(hosted_)?zone_id$/, ({ seed }) => `Z${seed.capitals(20)}`],
  [/(^|_)arns?$/, arnOf],
  [/(^|_)public_ip(_address)?$/, ({ seed }) => `203.0.113.${seed.number(254) + 1}`],
  [
    /(^|_)(ip|ip_address|cluster_ip)$/,
    ({ seed }) => `10.0.${seed.number(250)}.${seed.number(250) + 1}`,
  ],
  [
    /(^|_)(dns_name|hostname|fqdn|host)$/,
    ({ seed, site }) => `${seed.hex(8)}.${site.place.region}.simulated.example`,
  ],
  [
    /(^|_)(endpoint|address)$/,
    ({ seed, site }) => `${seed.hex(8)}.${site.place.region}.simulated.example`,
  ],
  [/(^|_)(url|uri|self_link)$/, ({ seed }) => `https://${seed.hex(8)}.simulated.example`],
  [/(^|_)cidr(_block)?$/, () => '10.0.0.0/16'],
  [/(_at|_date|_time|_till|_timestamp|^created|^last_modified|^not_(before|after))$/, () => MOMENT],
  [/(^|_)maintenance_window$/, () => 'sun:05:00-sun:06:00'],
  [/(^|_)(backup|snapshot)_window$/, () => '03:00-04:00'],
  [/(^|_)policy(_document)?$|(^|_)json$/, () => '{}'],
  [/(^|_)uid$|(^|_)uuid$/, ({ seed }) => seed.uuid()],
  [/(^|_)network_type$/, () => 'IPV4'],
  [/^(status|state)$/, () => 'available'],
  [
    /(^|_)engine_version(_actual)?$/,
    ({ beside }) => beside('engine_version') || versionOf(beside('engine')),
  ],
  [/(^|_)port$/, ({ beside }) => String(portOf(beside('engine')))],
  [/(^|_)(version|revision|generation)$/, () => '1'],
  [/_ids?$/, ({ name, seed }) => `${prefixOf(name)}-${seed.hex(17)}`],
  [/^id$/, ({ beside, site, seed }) => beside('name') || `${nounOf(site)}-${seed.hex(17)}`],
  [
    /^name$/,
    ({ beside, seed }) =>
      `${beside('name_prefix') || beside('generate_name') || 'simulated-'}${seed.letters(8)}`,
  ],
  [/^(result|password)$/, ({ seed, beside }) => seed.letters(Number(beside('length')) || 16)],
];

const NUMBERS: readonly (readonly [RegExp, (wanted: Wanted) => number])[] = [
  [/(^|_)port$/, ({ beside }) => portOf(beside('engine'))],
  [/(^|_)(version|generation|revision|count|replicas)$/, () => 1],
];

/** A value for an attribute, as its name and its type let one think it; the same whenever it is asked for. */
export function plausible(wanted: Wanted, type: CtyType): unknown {
  const { name, isOptional } = wanted;
  if (type === 'string' || type === 'dynamic') {
    if (isOptional && LEFT_EMPTY.test(name) && !PLACES.test(name)) return '';
    const guess = TEXTS.find(([pattern]) => pattern.test(name));
    if (!guess && isOptional) return '';
    return guess ? guess[1](wanted) : `${name.replaceAll('_', '-')}-${wanted.seed.hex(8)}`;
  }
  if (type === 'number') return NUMBERS.find(([pattern]) => pattern.test(name))?.[1](wanted) ?? 0;
  if (type === 'bool') return false;
  switch (type[0]) {
    case 'map':
      return {};
    case 'list':
    case 'set':
      return itemsLike({ ...wanted, name: singular(name) }, type[1]);
    case 'tuple':
      return type[1].map((each) => plausible(wanted, each));
    case 'object':
      return Object.fromEntries(
        Object.entries(type[1]).map(([member, inner]) => [
          member,
          plausible({ ...wanted, name: member, seed: wanted.seed.for(member) }, inner),
        ]),
      );
  }
}

/** One, or none where a cloud would have left the text empty. */
function itemsLike(wanted: Wanted, type: CtyType): unknown[] {
  const item = plausible(wanted, type);
  return item === '' ? [] : [item];
}

/** `network_interface_ids` holds what `network_interface_id` would. */
function singular(name: string): string {
  return name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name;
}

function nounOf({ type }: FillSite): string {
  return type.split('_').slice(1).join('-') || type;
}

function prefixOf(name: string): string {
  const noun = name.replace(/_ids?$/, '');
  const known = Object.entries(PREFIXES).find(([each]) => noun.endsWith(each));
  return known?.[1] ?? noun.replaceAll('_', '-');
}

function arnOf({ name, site, seed }: Wanted): string {
  const [, service = 'service', ...noun] = site.type.split('_');
  const resource =
    name === 'arn' ? noun.join('-') : name.replace(/_?arns?$/, '').replaceAll('_', '-');
  const { partition, region, account } = site.place;
  return arn(service, `${resource}/${seed.hex(17)}`)
    .replace('{partition}', partition)
    .replace('{region}', region)
    .replace('{account}', account);
}
