import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import type { Name } from '../../src/pack';

const SUFFIX = '-monitor';

/** The role by which the machine of a database reports how it is doing: its ARN, and what has to be done before its use. */
export function rdsMonitoring(scope: Construct, name: Name, account: string) {
  const own = new Construct(scope, 'monitoring');
  const role = new IamRole(own, 'Default', {
    name: `${name.within(64 - SUFFIX.length)}${SUFFIX}`,
    description: 'Reports how the machine of a database is doing.',
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'monitoring.rds.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
      ],
    }),
  });
  const attached = new IamRolePolicyAttachment(own, 'policy', {
    role: role.name,
    policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole',
  });
  return { arn: role.arn, attached };
}
