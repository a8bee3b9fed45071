import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** One end of a way through the network. */
interface End {
  readonly securityGroup: string;
  /** As the rule at the other end calls it. */
  readonly called: string;
}

/** A way through the network, from one security group to a port of another. */
export interface Way {
  readonly from: End;
  readonly to: End & {
    readonly port: number;
    /** @default 'tcp' */
    readonly protocol?: 'tcp' | 'udp';
  };
}

/**
 * Lets what is in one security group reach what is in another, on one port: a rule at each end, because what may come in
 * may not yet go out. AWS refuses the same rule twice, so it is to be made once for two groups and a port.
 *
 * @returns the two rules, without which nothing gets through
 */
export function letReach(scope: Construct, way: Way): readonly TerraformResource[] {
  const { from, to } = way;
  const out = new VpcSecurityGroupEgressRule(scope, 'out', {
    ...portOf(way),
    securityGroupId: from.securityGroup,
    referencedSecurityGroupId: to.securityGroup,
    description: `to ${to.called}`,
  });
  return [out, letIn(scope, 'in', way)];
}

/** Only the end that is reached, where the other has ways out already. */
export function letIn(scope: Construct, id: string, way: Way): TerraformResource {
  const { from, to } = way;
  return new VpcSecurityGroupIngressRule(scope, id, {
    ...portOf(way),
    securityGroupId: to.securityGroup,
    referencedSecurityGroupId: from.securityGroup,
    description: `from ${from.called}`,
  });
}

function portOf({ to: { port, protocol = 'tcp' } }: Way) {
  return { ipProtocol: protocol, fromPort: port, toPort: port };
}
