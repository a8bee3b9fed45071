import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import type { Name } from '../../../src/pack';
import { trustedRole } from '../identity/trusted-role';
import { logGroup } from '../log-group';
import type { AwsOptions } from '../options';
import { policyDocument } from '../policies/policy-document';

/** Keeps a record of who spoke with whom in a network, encrypted. */
export function keepFlowLogs(
  scope: Construct,
  of: {
    readonly options: AwsOptions;
    readonly vpc: string;
    readonly name: Name;
    /** The ARN of the key. */
    readonly key: string;
  },
): void {
  const { options, vpc, name, key } = of;
  const group = logGroup(scope, 'flow-logs', {
    name: `/scoreform/${name.within(200)}/flow-logs`,
    key,
  });
  const role = trustedRole(
    scope,
    'flow-logs-role',
    {
      name: name.within(64),
      description: 'Writes down the traffic of a network.',
      trust: { service: 'vpc-flow-logs.amazonaws.com', arnService: 'ec2' },
    },
    options,
  );
  const policy = new IamRolePolicy(scope, 'flow-logs-policy', {
    role: role.name,
    name: 'write-flow-logs',
    policy: policyDocument([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        Resource: [group.arn, `${group.arn}:*`],
      },
    ]),
  });
  new FlowLog(scope, 'flow-log', {
    vpcId: vpc,
    trafficType: 'ALL',
    logDestinationType: 'cloud-watch-logs',
    logDestination: group.arn,
    iamRoleArn: role.arn,
    dependsOn: [policy],
  });
}
