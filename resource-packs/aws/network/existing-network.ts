import type { ResourceDefinition } from '../../../src/pack';
import { awsNetworkType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import type { ExistingNetwork } from '../options';

const IDS = { vpc: /^vpc-[\da-z]+$/, subnet: /^subnet-[\da-z]+$/ };
const CIDR = /^[\d.]+\/\d+$/;

/** A network that is there already: nothing is made. */
export function existingNetwork({
  vpc,
  cidr,
  privateSubnets,
  publicSubnets,
}: ExistingNetwork): ResourceDefinition {
  if (!IDS.vpc.test(vpc)) throw new TypeError(`"${vpc}" is not the id of a VPC.`);
  if (!CIDR.test(cidr)) throw new TypeError(`"${cidr}" is not a range of addresses.`);
  if (privateSubnets.length === 0) {
    throw new TypeError(`The network ${vpc} has no private subnets, where workloads would run.`);
  }
  const wrong = [...privateSubnets, ...publicSubnets].find((subnet) => !IDS.subnet.test(subnet));
  if (wrong !== undefined) throw new TypeError(`"${wrong}" is not the id of a subnet.`);
  return awsResource(awsNetworkType, {
    summary: 'A VPC that is there already.',
    create: () => ({
      vpc,
      cidr,
      privateSubnets: [...privateSubnets],
      publicSubnets: [...publicSubnets],
    }),
  });
}
