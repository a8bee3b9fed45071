import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsTerraform } from './provider';

/** What keeps the provider from calling AWS before it plans. */
const OFFLINE = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  skip_requesting_account_id: true,
  // The account is not known without asking for it, and an unknown one is refused.
  allowed_account_ids: [],
};

/** What a plan said, and the file that it was saved in. */
export interface OfflinePlan {
  readonly said: string;
  readonly plan: string;
}

/** Validates and plans a stack that nobody has deployed, without AWS. */
export function planOffline(terraform: AwsTerraform, stack: string): OfflinePlan {
  terraform.mustRun(stack, 'init');
  terraform.mustRun(stack, 'validate');
  return planInitialized(terraform, stack);
}

/** The same for a stack that is initialized, and where planning is all the validation it needs. */
export function planInitialized(terraform: AwsTerraform, stack: string): OfflinePlan {
  goOffline(stack);
  // Without a lock nothing is written where the state would be.
  const said = terraform.mustRun(stack, 'plan', '-lock=false', '-out=offline.plan');
  return { said, plan: 'offline.plan' };
}

/** Writes beside a stack what keeps its provider from calling AWS. */
export function goOffline(stack: string): void {
  const { provider } = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as {
    provider: { aws: readonly { assume_role?: unknown }[] };
  };
  const assumes = provider.aws.some(({ assume_role }) => assume_role !== undefined);
  const aws = { ...OFFLINE, ...(assumes && { assume_role: [{ role_arn: '' }] }) };
  writeFileSync(join(stack, 'offline_override.tf.json'), JSON.stringify({ provider: { aws } }));
}
