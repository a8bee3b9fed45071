import type { AwsOptions } from '../../../resource-packs/aws';
import { network } from '../../../resource-packs/aws/network/network';
import {
  addressesOf,
  faultOfAddresses,
} from '../../../resource-packs/aws/network/network-addresses';
import { OPTIONS, shopOf, type Block } from './small-shop';

const ONE_VOLUME = { cart: { resources: { data: { type: 'volume' } } } };

const ONE_HOST = { cart: { resources: { web: { type: 'dns' } } } };

const EXISTING = {
  vpc: 'vpc-0123456789abcdef0',
  cidr: '10.20.0.0/16',
  privateSubnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  publicSubnets: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
};

describe('the addresses of subnets', () => {
  const ZONES = [...'abcdef'].map((letter) => `eu-central-1${letter}`);
  const NETWORKS = ['10.0.0.0', '10.255.252.0', '172.16.0.0', '192.168.64.0', '255.255.252.0'];
  const SIZES = [16, 17, 18, 19, 20, 21, 22];

  /** The first and the last address of a range, worked out bit by bit. */
  function boundsOf(cidr: string): readonly [bigint, bigint] {
    const [address = '', bits] = cidr.split('/');
    const binary = address.split('.').map((byte) => Number(byte).toString(2).padStart(8, '0'));
    const kept = binary.join('').slice(0, Number(bits));
    return [BigInt(`0b${kept.padEnd(32, '0')}`), BigInt(`0b${kept.padEnd(32, '1')}`)];
  }

  const proper = NETWORKS.flatMap((address) =>
    SIZES.map((bits) => `${address}/${String(bits)}`),
  ).filter((cidr) => faultOfAddresses(cidr) === undefined);

  test('are tried for networks of every size', () => {
    expect(new Set(proper.map((cidr) => cidr.split('/')[1])).size).toBe(SIZES.length);
  });

  test.each(proper)('lie within %s, and no two overlap', (cidr) => {
    const [first, last] = boundsOf(cidr);
    const ranges = ZONES.flatMap((zone) => Object.values(addressesOf(cidr, zone)))
      .map(boundsOf)
      .sort(([a], [b]) => (a < b ? -1 : 1));

    expect(ranges).toHaveLength(2 * ZONES.length);
    ranges.reduce((end, [from, to]) => {
      expect(from > end).toBe(true);
      expect(to > from).toBe(true);
      return to;
    }, first - 1n);
    expect((ranges.at(-1)?.[1] ?? last + 1n) <= last).toBe(true);
  });

  test.each([
    { zone: 'eu-central-1a', private: '10.0.0.0/19', public: '10.0.192.0/21' },
    { zone: 'eu-central-1b', private: '10.0.32.0/19', public: '10.0.200.0/21' },
    { zone: 'eu-central-1f', private: '10.0.160.0/19', public: '10.0.232.0/21' },
  ])('stay as they are in $zone, because moving a subnet is making all in it anew', (row) => {
    const { zone, ...expected } = row;

    expect(addressesOf('10.0.0.0/16', zone)).toEqual(expected);
  });

  test.each([
    { cidr: '10.0.0.0', because: 'the size is missing' },
    { cidr: '10.0.0.256/16', because: 'a byte is at most 255' },
    { cidr: '10.0.0.0/8', because: 'AWS has no network that large' },
    { cidr: '10.0.0.0/23', because: 'no load balancer would fit into a public subnet' },
    { cidr: '10.0.1.0/16', because: 'the range begins elsewhere' },
  ])('are refused for $cidr, because $because', ({ cidr }) => {
    expect(() => network({ ...OPTIONS, network: { cidr } })).toThrow(TypeError);
  });
});

test.each<{ because: string; chosen: NonNullable<AwsOptions['network']> }>([
  { because: 'one zone is an outage away', chosen: { availabilityZones: ['eu-central-1a'] } },
  {
    because: 'a zone is named twice',
    chosen: { availabilityZones: ['eu-central-1a', 'eu-central-1a'] },
  },
  {
    because: 'a zone is of another region',
    chosen: { availabilityZones: ['eu-central-1a', 'eu-west-1b'] },
  },
  { because: 'the id is none of a VPC', chosen: { ...EXISTING, vpc: '${attack}' } },
  { because: 'the addresses are none', chosen: { ...EXISTING, cidr: 'ten' } },
  { because: 'a subnet is none', chosen: { ...EXISTING, publicSubnets: ['vpc-1'] } },
  { because: 'workloads would have no place', chosen: { ...EXISTING, privateSubnets: [] } },
])('refuses options where $because', ({ chosen }) => {
  expect(() => network({ ...OPTIONS, network: chosen })).toThrow(TypeError);
});

describe('a network of its own', () => {
  const made = shopOf({ workloads: ONE_VOLUME });
  const only = (type: string): Block => {
    const blocks = Object.values(made[type] ?? {});
    expect(blocks).toHaveLength(1);
    return blocks[0];
  };

  test('gives no public address to anything that does not ask for one', () => {
    const subnets = Object.values(made['aws_subnet'] ?? {});

    expect(subnets).toHaveLength(4);
    expect(subnets.filter((subnet) => subnet.map_public_ip_on_launch !== false)).toEqual([]);
  });

  test('closes the group that AWS makes with it', () => {
    expect(only('aws_default_security_group')).toMatchObject({ ingress: [], egress: [] });
  });

  test('keeps an encrypted record of the traffic for a year', () => {
    expect(only('aws_flow_log')).toMatchObject({ traffic_type: 'ALL' });
    expect(only('aws_cloudwatch_log_group')).toMatchObject({
      retention_in_days: 365,
      kms_key_id: '${aws_kms_key.aws-key_default_environment.arn}',
    });
  });

  test('reaches S3 and DynamoDB without leaving, from every private subnet', () => {
    const endpoints = Object.values(made['aws_vpc_endpoint'] ?? {});

    expect(endpoints.map(({ service_name }) => service_name).sort()).toEqual([
      'com.amazonaws.eu-central-1.dynamodb',
      'com.amazonaws.eu-central-1.s3',
    ]);
    for (const { route_table_ids } of endpoints) expect(route_table_ids).toHaveLength(2);
  });

  test('is used by way of the routes, so that nothing in it starts before it has a way out', () => {
    const targets = Object.values(made['aws_efs_mount_target'] ?? {});

    for (const { subnet_id } of targets) expect(subnet_id).toMatch(/aws_route_table_association/);
    for (const { depends_on } of Object.values(made['aws_route_table_association'] ?? {})) {
      expect(depends_on).toEqual([expect.stringContaining('aws_route.')]);
    }
  });

  test('has an address range that is the same for two environments, which never meet', () => {
    const other = shopOf({ workloads: ONE_VOLUME, environment: 'staging' });

    expect(Object.values(other['aws_vpc'] ?? {})[0]).toMatchObject({ cidr_block: '10.0.0.0/16' });
  });
});

const THREE = ['eu-central-1c', 'eu-central-1a', 'eu-central-1b'];

test.each([
  { because: 'one costs less', isProtected: false, chosen: {}, gateways: 1, tables: 2 },
  { because: 'losing a zone is no outage', isProtected: true, chosen: {}, gateways: 2, tables: 2 },
  {
    because: 'the platform says so',
    isProtected: true,
    chosen: { natGateways: 'one' as const },
    gateways: 1,
    tables: 2,
  },
  {
    because: 'each zone has its own',
    isProtected: false,
    chosen: { natGateways: 'each' as const, availabilityZones: THREE },
    gateways: 3,
    tables: 3,
  },
])('has $gateways NAT gateways, because $because', ({ isProtected, chosen, gateways, tables }) => {
  const made = shopOf({
    workloads: ONE_VOLUME,
    protected: isProtected,
    options: { network: chosen },
  });
  const ways = Object.entries(made['aws_route'] ?? {}).filter(([id]) => id.includes('private'));

  expect(Object.keys(made['aws_nat_gateway'] ?? {})).toHaveLength(gateways);
  expect(Object.keys(made['aws_eip'] ?? {})).toHaveLength(gateways);
  expect(ways).toHaveLength(tables);
  expect(new Set(ways.map(([, way]) => way.nat_gateway_id)).size).toBe(gateways);
});

test('adding a zone in between moves no subnet of another', () => {
  const subnetsWith = (availabilityZones: readonly string[]) =>
    shopOf({ workloads: ONE_VOLUME, options: { network: { availabilityZones } } })['aws_subnet'];

  expect(subnetsWith(THREE)).toMatchObject(
    subnetsWith(['eu-central-1a', 'eu-central-1c']) as object,
  );
});

test('an existing network is used as it is', () => {
  const made = shopOf({ workloads: ONE_VOLUME, options: { network: EXISTING } });
  const targets = Object.values(made['aws_efs_mount_target'] ?? {});

  expect(Object.keys(made).filter((type) => /vpc$|subnet|route|gateway|flow/.test(type))).toEqual(
    [],
  );
  expect(targets.map(({ subnet_id }) => subnet_id)).toEqual(EXISTING.privateSubnets);
});

test('an existing network with one public subnet has no entrance, and says why', () => {
  const network = { ...EXISTING, publicSubnets: EXISTING.publicSubnets.slice(0, 1) };

  expect(() => shopOf({ workloads: ONE_HOST, options: { network } })).toThrow(
    /two availability zones/,
  );
});

describe('the key', () => {
  const keyOf = (isProtected: boolean): Block =>
    Object.values(
      shopOf({ workloads: ONE_VOLUME, protected: isProtected })['aws_kms_key'] ?? {},
    )[0];

  test.each([
    { isProtected: true, days: 30, because: 'losing it loses everything' },
    { isProtected: false, days: 7, because: 'nothing in it would be missed' },
  ])('can be saved for $days days, because $because', ({ isProtected, days }) => {
    expect(keyOf(isProtected)).toMatchObject({
      deletion_window_in_days: days,
      enable_key_rotation: true,
    });
  });

  test('is open to the account and to the logs of the account, and to nobody else', () => {
    const { Statement: statements } = JSON.parse(keyOf(true).policy as string) as {
      Statement: Block[];
    };

    expect(statements.map(({ Principal: who, Condition: when }) => [who, when])).toEqual([
      [{ AWS: 'arn:aws:iam::123456789012:root' }, undefined],
      [
        { Service: 'logs.eu-central-1.amazonaws.com' },
        {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn':
              'arn:aws:logs:eu-central-1:123456789012:log-group:*',
          },
        },
      ],
    ]);
  });
});
