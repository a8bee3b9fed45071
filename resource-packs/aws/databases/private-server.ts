import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { outputsAs, type ConnectInput, type Name, type Outputs } from '../../../src/pack';
import { awsAccountType, awsKeyType, awsNetworkType } from '../../../src/resource-types';
import { reachable } from '../network/reachable';
import { unreserved } from '../network/unreserved';

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
    name: unreserved(name, 255, 'security group'),
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

/** What a private server does for each of its users, and what `connect` of its definition is. */
export function letUsersIn(port: number) {
  return (input: ConnectInput<unknown, z.output<typeof guarded>>): undefined => {
    reachable({ port, securityGroup: input.outputs.securityGroup })(input);
  };
}

/** A name for servers, which take no two hyphens in a row; the hash in it keeps it unique. */
export function serverName(name: Name, limit: number): string {
  return name.within(limit, { startsWithLetter: true }).replace(/-{2,}/g, '-');
}

/**
 * What the last snapshot of a server is called. The snapshot outlives the server and keeps its name taken, so the name
 * has the id of the security group in it, which is another one when the server is made again.
 */
export function finalSnapshotOf(server: {
  readonly identifier: string;
  readonly securityGroup: string;
}): string {
  return `${server.identifier}-final-${server.securityGroup}`;
}
