import { Lazy, Token } from 'cdktf';
import { z } from 'zod';
import { outputsAs, type Consumer } from '../../../src/pack';
import { workloadIdentityType } from '../../../src/resource-types';
import { policyDocument, type Statement } from './policy-document';

/** The handle by which `connect` reaches the list of users that `create` made. */
export const usersHandle = z.object({
  /** The ARNs of their roles. It fills up while uses are connected. */
  users: z.custom<string[]>((value) => Array.isArray(value)),
});

/** Puts the role of a consumer on the list, whatever its definition calls the identity that it needs. */
export function addUser(users: string[], { needs }: Consumer): void {
  for (const outputs of Object.values(needs)) {
    const { role } = outputsAs(workloadIdentityType, outputs);
    if (role !== undefined && !users.includes(role)) users.push(role);
  }
}

export interface UsersPolicy {
  readonly arn: string;
  /** The actions on what the resource holds, not those by which it is managed: Terraform is no user. */
  readonly actions: readonly string[];
  /** Read when the stack is written. */
  readonly users: readonly string[];
  readonly besides: readonly Statement[];
}

/**
 * A policy that lets in the users and nobody else: what IAM gives others of the account does not count here. What each of
 * the users may do is said by IAM.
 */
export function usersPolicy({ arn, actions, users, besides }: UsersPolicy): string {
  const onlyUsers = (): Statement => ({
    Sid: 'OnlyUsers',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: actions,
    Resource: arn,
    // By a condition, because a principal that was deleted would make the whole policy invalid.
    ...(users.length > 0 && { Condition: { ArnNotEquals: { 'aws:PrincipalArn': users } } }),
  });
  const produce = () => policyDocument([...besides, onlyUsers()]);
  return Token.asString(Lazy.anyValue({ produce }));
}
