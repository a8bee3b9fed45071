import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import type { Name } from '../../../src/pack';
import { trustedRole } from '../identity/trusted-role';
import type { AwsOptions } from '../options';
import { partitionOf } from '../policies/partition';

const SUFFIX = '-monitor';

/** The role by which the machine of a database reports how it is doing: its ARN, and what has to be done before its use. */
export function rdsMonitoring(scope: Construct, name: Name, options: AwsOptions) {
  const own = new Construct(scope, 'monitoring');
  const role = trustedRole(
    own,
    'Default',
    {
      name: `${name.within(64 - SUFFIX.length)}${SUFFIX}`,
      description: 'Reports how the machine of a database is doing.',
      trust: { service: 'monitoring.rds.amazonaws.com' },
    },
    options,
  );
  const attached = new IamRolePolicyAttachment(own, 'policy', {
    role: role.name,
    policyArn: `arn:${partitionOf(options.region)}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
  });
  return { arn: role.arn, attached };
}
