import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import { logGroup } from '../log-group';

/**
 * The groups that RDS writes its logs to. RDS would make them itself, unencrypted, for ever, and leave them behind.
 *
 * @param server as CloudWatch calls it, such as `instance/orders`
 */
export function rdsLogGroups(
  scope: Construct,
  server: string,
  { logs, key }: { readonly logs: readonly string[]; readonly key: string },
): CloudwatchLogGroup[] {
  return logs.map((log) =>
    logGroup(scope, `log-${log}`, { name: `/aws/rds/${server}/${log}`, key }),
  );
}
