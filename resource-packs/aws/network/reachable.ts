import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { outputsAs, type ConnectInput } from '../../../src/pack';
import { workloadType } from '../../../src/resource-types';
import { tagAs } from '../aws-resource';
import { letIn, letReach } from './access-rules';

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
  return (input: ConnectInput<unknown, unknown>): undefined => {
    const { scope, address, consumer } = input;
    const { securityGroup } = outputsAs(workloadType, consumer.outputs);
    if (securityGroup === undefined) return undefined;
    if (isOfAllPods(securityGroup)) {
      if ('securityGroup' in at) letPodsIn(input, securityGroup, at);
      return undefined;
    }
    tagAs(scope, input);
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

/** That of one workload is made with it. One that is there already has its own rules, by which its pods get out. */
function isOfAllPods(securityGroup: string): boolean {
  return !Token.isUnresolved(securityGroup);
}

/** One rule for all users, which AWS takes once only; it is part of the resource, because any of its users may go. */
function letPodsIn(
  input: ConnectInput<unknown, unknown>,
  pods: string,
  at: { readonly port: number; readonly securityGroup: string },
): void {
  const { scope: resource } = input.scope.node;
  const id = `from-${pods}`;
  if (!(resource instanceof Construct) || resource.node.tryFindChild(id)) return;
  const way = new Construct(resource, id);
  tagAs(way, input);
  letIn(way, 'in', {
    from: { securityGroup: pods, called: 'the pods of the cluster' },
    to: { ...at, called: String(input.address) },
  });
}
