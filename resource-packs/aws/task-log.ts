import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import type { Name } from '../../src/pack';

/** Auditors mostly ask for a year. */
export const LOG_RETENTION_IN_DAYS = 365;

export interface TaskLog {
  /** The ARN of the log group. */
  readonly arn: string;
  /** Where ECS sends what a container prints: into a stream of the group whose name begins with a prefix. */
  configurationFor(prefix: string): {
    readonly logDriver: string;
    readonly options: Readonly<Record<string, string>>;
  };
}

/** The log of a workload: a group of its own, encrypted, kept for a year. */
export function taskLog(
  scope: Construct,
  { name, region, key }: { readonly name: Name; readonly region: string; readonly key: string },
): TaskLog {
  const group = new CloudwatchLogGroup(scope, 'log', {
    name: `/scoreform/${name.within(200)}`,
    kmsKeyId: key,
    retentionInDays: LOG_RETENTION_IN_DAYS,
  });
  return {
    arn: group.arn,
    configurationFor: (prefix) => ({
      logDriver: 'awslogs',
      options: {
        'awslogs-group': group.name,
        'awslogs-region': region,
        'awslogs-stream-prefix': prefix,
      },
    }),
  };
}
