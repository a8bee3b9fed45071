import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';

/** Auditors mostly ask for a year. */
const RETENTION_IN_DAYS = 365;

/** A log group that is encrypted with a key, given by its ARN, and keeps what it gets for a year. */
export function logGroup(
  scope: Construct,
  id: string,
  { name, key }: { readonly name: string; readonly key: string },
): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, id, {
    name,
    kmsKeyId: key,
    retentionInDays: RETENTION_IN_DAYS,
  });
}
