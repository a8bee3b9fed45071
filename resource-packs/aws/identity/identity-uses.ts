import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { ReceiveInput } from '../../../src/pack';
import { terraformAddress } from '../../../src/terraform';
import { grantedPolicy } from './identity-policy';

/** Gives the role of an identity what its workload's uses allow; without any it has no permission at all. */
export function allowUses({
  scope,
  grants,
  outputs: { name, ready },
}: ReceiveInput<
  unknown,
  { readonly name: string; readonly ready?: readonly string[] | undefined }
>): void {
  const policy = grantedPolicy(
    scope,
    grants.flatMap((granted) => granted['aws-iam'] ?? []),
  );
  if (policy === undefined) return;
  const made = new IamRolePolicy(scope, 'Default', { role: name, name: 'uses', policy });
  // The list that `create` gave away is filled while uses are connected; only it is known to the workload.
  (ready as string[] | undefined)?.push(terraformAddress(made));
}
