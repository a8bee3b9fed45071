import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { outputsAs } from '../../../src/pack';
import { awsNetworkType, workloadIdentityType } from '../../../src/resource-types';
import { terraformAddress } from '../../../src/terraform';
import { awsResource } from '../aws-resource';
import { unreserved } from '../network/unreserved';
import type { AwsOptions } from '../options';
import { allowUses } from './identity-uses';
import { workloadRole } from './trusted-role';

/**
 * The role and the security group of a workload on ECS. They are made before it, so that what it uses can let in exactly
 * this group, and are not part of it, so that two workloads can call each other.
 */
export const taskIdentity = (options: AwsOptions) =>
  awsResource(workloadIdentityType, {
    summary: 'An IAM role for the tasks of the workload, and a security group around them.',
    needs: { network: { type: 'aws-network', per: 'environment' } },
    create(input) {
      const { scope, address, name, needs } = input;
      const trust = { service: 'ecs-tasks.amazonaws.com', arnService: 'ecs' };
      const role = workloadRole(input, trust, options);
      const group = new SecurityGroup(scope, 'group', {
        name: unreserved(name, 255, 'security group'),
        description: `Around the tasks of ${address.id}.`,
        vpcId: outputsAs(awsNetworkType, needs['network']).vpc,
      });
      // Images, logs and secrets come by HTTPS, and so does nearly all that people call; every other way is a use.
      const https = new VpcSecurityGroupEgressRule(scope, 'https', {
        securityGroupId: group.id,
        description: 'HTTPS to anywhere',
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        cidrIpv4: '0.0.0.0/0',
      });
      return {
        name: role.name,
        role: role.arn,
        securityGroup: group.id,
        ready: [terraformAddress(https)],
      };
    },
    receive: allowUses,
  });
