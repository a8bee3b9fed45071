import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { outputsAs, type ConnectInput } from '../../src/pack';
import { workloadType } from '../../src/resource-types';
import { letReach } from './access-rules';

/** Where something that exists already listens: within a security group, whose rules are ours too, or at addresses. */
export type ReachableAt =
  | { readonly port: number; readonly securityGroup: string }
  | { readonly port: number; readonly cidr: string };

/**
 * Lets the users of an existing resource reach it, and nobody else; without it their way out ends at their own security
 * group.
 *
 * @example
 * existing(redisType, { … }, { connect: reachable({ port: 6379, cidr: '10.20.0.0/16' }) })
 */
export function reachable(at: ReachableAt) {
  return ({ scope, address, consumer }: ConnectInput<unknown, unknown>): undefined => {
    const { securityGroup } = outputsAs(workloadType, consumer.outputs);
    // Pods that have no group of their own are let out by their cluster.
    if (securityGroup === undefined) return undefined;
    const from = { securityGroup, called: String(consumer.address) };
    if ('securityGroup' in at) {
      letReach(scope, { from, to: { ...at, called: String(address) } });
      return undefined;
    }
    new VpcSecurityGroupEgressRule(scope, 'out', {
      ipProtocol: 'tcp',
      fromPort: at.port,
      toPort: at.port,
      securityGroupId: securityGroup,
      cidrIpv4: at.cidr,
      description: `to ${String(address)}`,
    });
    return undefined;
  };
}
