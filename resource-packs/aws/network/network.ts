import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { outputsAs, type ResourceDefinition } from '../../../src/pack';
import { awsKeyType, awsNetworkType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { AwsOptions, OwnNetwork } from '../options';
import { existingNetwork } from './existing-network';
import { faultOfAddresses } from './network-addresses';
import { keepFlowLogs } from './network-flow-logs';
import { connectSubnets } from './network-subnets';

/** The network of an environment: an existing one where the options name it, else one of its own. */
export function network(options: AwsOptions): ResourceDefinition {
  const { network: chosen = {}, pods } = options;
  if ('vpc' in chosen) return existingNetwork(chosen);
  if (pods) {
    throw new TypeError(
      `Pods reach what is in the network of their cluster: the option "network" has to name the VPC of "${pods.cluster}" and its subnets.`,
    );
  }
  return ownNetwork(options, chosen);
}

function ownNetwork(
  options: AwsOptions,
  { cidr = '10.0.0.0/16', availabilityZones, natGateways }: OwnNetwork,
): ResourceDefinition {
  const { region } = options;
  const zones = [...(availabilityZones ?? [`${region}a`, `${region}b`])].sort();
  checkZones(zones, region);
  const fault = faultOfAddresses(cidr);
  if (fault !== undefined) throw new TypeError(`The network of the pack "aws": ${fault}.`);
  return awsResource(awsNetworkType, {
    summary: 'A VPC of its own, whose private subnets nothing outside reaches.',
    needs: { key: { type: 'aws-key', per: 'environment' } },
    create({ scope, name, needs, context }) {
      const called = name.within(200);
      const vpc = new Vpc(scope, 'Default', {
        cidrBlock: cidr,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: { Name: called },
      });
      // AWS makes it with every network, open to itself; whoever forgets to choose a group gets it.
      new DefaultSecurityGroup(scope, 'default-group', { vpcId: vpc.id, ingress: [], egress: [] });
      keepFlowLogs(scope, {
        options,
        vpc: vpc.id,
        name,
        key: outputsAs(awsKeyType, needs['key']).arn,
      });
      const perZone = natGateways ?? (context.protected ? 'each' : 'one');
      const subnets = connectSubnets(scope, {
        vpc: vpc.id,
        cidr,
        region,
        zones,
        called,
        natGateways: perZone,
      });
      return { vpc: vpc.id, cidr, ...subnets };
    },
  });
}

function checkZones(zones: readonly string[], region: string): void {
  if (zones.length < 2) {
    throw new TypeError('A network needs two availability zones, so that losing one is no outage.');
  }
  if (new Set(zones).size < zones.length) {
    throw new TypeError('The availability zones of a network name one twice.');
  }
  const wrong = zones.find((zone) => !(zone.slice(0, -1) === region && /[a-f]$/.test(zone)));
  if (wrong !== undefined) {
    throw new TypeError(`"${wrong}" is not an availability zone of the region ${region}.`);
  }
}
