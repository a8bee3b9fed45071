import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { Construct } from 'constructs';
import type { CreateInput } from '../../../src/pack';
import type { AwsOptions } from '../options';
import { partitionOf } from '../policies/partition';
import { policyDocument, type Statement } from '../policies/policy-document';

/** A service of AWS that may take on a role. */
export interface Trust {
  /** Such as `ecs-tasks.amazonaws.com`. */
  readonly service: string;
  /** @default ['sts:AssumeRole'] */
  readonly actions?: readonly string[];
  /** The service in ARNs, where it says on whose behalf it acts. @default only the account is looked at */
  readonly arnService?: string;
}

/** A role that a service of AWS takes on, on behalf of this account only: it works for all others too. */
export function trustedRole(
  scope: Construct,
  id: string,
  role: { readonly name: string; readonly description: string; readonly trust: Trust },
  { account, region }: AwsOptions,
): IamRole {
  const { service, actions = ['sts:AssumeRole'], arnService } = role.trust;
  const statement: Statement = {
    Effect: 'Allow',
    Action: actions,
    Principal: { Service: service },
    Condition: {
      StringEquals: { 'aws:SourceAccount': account },
      ...(arnService !== undefined && {
        ArnLike: {
          'aws:SourceArn': `arn:${partitionOf(region)}:${arnService}:${region}:${account}:*`,
        },
      }),
    },
  };
  return new IamRole(scope, id, {
    name: role.name,
    description: role.description,
    assumeRolePolicy: policyDocument([statement]),
  });
}

/** The role of a workload itself, which the service that runs it takes on. */
export function workloadRole(
  { scope, address, name }: Pick<CreateInput<unknown>, 'scope' | 'address' | 'name'>,
  trust: Trust,
  options: AwsOptions,
): IamRole {
  const description = `What ${address.id} may do.`;
  return trustedRole(scope, 'role', { name: name.within(64), description, trust }, options);
}
