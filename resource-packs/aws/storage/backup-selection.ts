import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import type { Construct } from 'constructs';
import { escapeText, type Name } from '../../../src/pack';
import type { AwsOptions } from '../options';

/** Has the platform's plan of AWS Backup keep copies of what holds data, which outlive it and its own backups. */
export function selectForBackup(
  scope: Construct,
  { name, arn }: { readonly name: Name; readonly arn: string },
  { backupPlan }: AwsOptions,
): void {
  if (!backupPlan) return;
  new BackupSelection(scope, 'backup-plan', {
    name: name.within(50),
    planId: escapeText(backupPlan.id),
    iamRoleArn: escapeText(backupPlan.role),
    resources: [arn],
  });
}
