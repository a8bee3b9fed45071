import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { outputsAs, type Name, type Outputs } from '../../src/pack';
import { awsAccountType, awsKeyType, awsNetworkType } from '../../src/resource-types';

/** What a server that only workloads of the environment reach has to need. */
export const PRIVATE_SERVER_NEEDS = {
  network: { type: 'aws-network', per: 'environment' },
  key: { type: 'aws-key', per: 'environment' },
} as const;

/** What `connect` needs of a server, besides the handles of its type. */
export const guarded = z.object({ securityGroup: z.string() });

/** Where a private server stands and what it is encrypted with. */
export interface PrivateServer {
  readonly region: string;
  /** The ARN of the key of the environment. */
  readonly key: string;
  readonly subnets: string[];
  /** A group of its own, without a rule: each use adds one. */
  readonly securityGroup: string;
}

/** Makes room for a server in the private subnets, behind a security group of its own. */
export function privateServer(
  scope: Construct,
  name: Name,
  needs: Readonly<Record<string, Outputs>>,
): PrivateServer {
  const { vpc, privateSubnets } = outputsAs(awsNetworkType, needs['network']);
  const group = new SecurityGroup(scope, 'guard', {
    name: name.within(255),
    description: 'Lets in the workloads that use it, each by a rule of its own.',
    vpcId: vpc,
  });
  return {
    region: outputsAs(awsAccountType, needs['account']).region,
    key: outputsAs(awsKeyType, needs['key']).arn,
    subnets: privateSubnets,
    securityGroup: group.id,
  };
}

/** A name for servers, which take no two hyphens in a row; the hash in it keeps it unique. */
export function serverName(name: Name, limit: number): string {
  return name.within(limit, { startsWithLetter: true }).replace(/-{2,}/g, '-');
}
