import { Eip } from '@cdktf/provider-aws/lib/eip';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { addressesOf } from './network-addresses';

export interface SubnetsToConnect {
  readonly vpc: string;
  readonly cidr: string;
  readonly region: string;
  /** Sorted; each ends with a letter of its own. */
  readonly zones: readonly string[];
  /** What the names of everything begin with, as the console shows them. */
  readonly called: string;
  readonly natGateways: 'one' | 'each';
}

const ANYWHERE = '0.0.0.0/0';

/** What AWS offers for nothing: traffic to these stays within the network and passes no NAT gateway. */
const GATEWAY_ENDPOINTS = ['s3', 'dynamodb'];

/**
 * Makes the subnets of each zone and their ways out: public ones by the internet gateway, private ones by NAT.
 *
 * The ids are given by the association with the route table, which comes after the route: what runs in a subnet is made
 * when it has a way out, and is gone before that is taken away.
 */
export function connectSubnets(scope: Construct, network: SubnetsToConnect) {
  const { vpc, region, zones, natGateways } = network;
  const internet = new InternetGateway(scope, 'internet', { vpcId: vpc, tags: named(network) });
  const table = new RouteTable(scope, 'public', { vpcId: vpc, tags: named(network, 'public') });
  const way = new Route(scope, 'public-out', {
    routeTableId: table.id,
    destinationCidrBlock: ANYWHERE,
    gatewayId: internet.id,
  });
  const publicSubnets = zones.map((zone) =>
    subnet(scope, network, { kind: 'public', zone, table: table.id, after: way }),
  );
  const gateways = (natGateways === 'each' ? zones : zones.slice(0, 1)).map((zone, index) =>
    natGateway(scope, network, { zone, subnet: publicSubnets[index] ?? '', after: internet }),
  );
  const tables = zones.map((zone, index) =>
    privateTable(scope, network, { zone, gateway: gateways[index] ?? gateways[0] ?? '' }),
  );
  for (const service of GATEWAY_ENDPOINTS) {
    new VpcEndpoint(scope, service, {
      vpcId: vpc,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.${service}`,
      routeTableIds: tables.map(({ id }) => id),
      tags: named(network, service),
    });
  }
  return { publicSubnets, privateSubnets: tables.map((made) => made.subnet) };
}

/** A subnet of one zone: nothing in it has a public address unless it asks for one. */
function subnet(
  scope: Construct,
  network: SubnetsToConnect,
  of: {
    readonly kind: 'private' | 'public';
    readonly zone: string;
    readonly table: string;
    readonly after: ITerraformDependable;
  },
): string {
  const id = `${of.kind}-${letterOf(of.zone)}`;
  const made = new Subnet(scope, `subnet-${id}`, {
    vpcId: network.vpc,
    availabilityZone: of.zone,
    cidrBlock: addressesOf(network.cidr, of.zone)[of.kind],
    mapPublicIpOnLaunch: false,
    tags: named(network, id),
  });
  return new RouteTableAssociation(scope, `association-${id}`, {
    subnetId: made.id,
    routeTableId: of.table,
    dependsOn: [of.after],
  }).subnetId;
}

function natGateway(
  scope: Construct,
  network: SubnetsToConnect,
  of: {
    readonly zone: string;
    readonly subnet: string;
    readonly after: ITerraformDependable;
  },
): string {
  const id = `nat-${letterOf(of.zone)}`;
  const tags = named(network, id);
  const address = new Eip(scope, `address-${id}`, {
    domain: 'vpc',
    tags,
    dependsOn: [of.after],
  });
  return new NatGateway(scope, id, {
    allocationId: address.id,
    subnetId: of.subnet,
    tags,
    dependsOn: [of.after],
  }).id;
}

function privateTable(
  scope: Construct,
  network: SubnetsToConnect,
  { zone, gateway }: { readonly zone: string; readonly gateway: string },
) {
  const id = `private-${letterOf(zone)}`;
  const table = new RouteTable(scope, id, { vpcId: network.vpc, tags: named(network, id) });
  const way = new Route(scope, `${id}-out`, {
    routeTableId: table.id,
    destinationCidrBlock: ANYWHERE,
    natGatewayId: gateway,
  });
  return {
    id: table.id,
    subnet: subnet(scope, network, { kind: 'private', zone, table: table.id, after: way }),
  };
}

function letterOf(zone: string): string {
  return zone.slice(-1);
}

function named({ called }: SubnetsToConnect, part?: string) {
  return { Name: part === undefined ? called : `${called}-${part}` };
}
