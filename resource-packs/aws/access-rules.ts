import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
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
  readonly to: End & { readonly port: number };
}

/**
 * Lets what is in one security group reach what is in another, on one port: a rule at each end, because what may come in
 * may not yet go out. AWS refuses the same rule twice, so it is to be made once for two groups and a port.
 */
export function letReach(scope: Construct, { from, to }: Way): void {
  const port = { ipProtocol: 'tcp', fromPort: to.port, toPort: to.port };
  new VpcSecurityGroupIngressRule(scope, 'in', {
    ...port,
    securityGroupId: to.securityGroup,
    referencedSecurityGroupId: from.securityGroup,
    description: `from ${from.called}`,
  });
  new VpcSecurityGroupEgressRule(scope, 'out', {
    ...port,
    securityGroupId: from.securityGroup,
    referencedSecurityGroupId: to.securityGroup,
    description: `to ${to.called}`,
  });
}
