import type { Construct } from 'constructs';
import type { Name } from '../../../src/pack';
import { logGroup } from '../log-group';

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
  const group = logGroup(scope, 'log', { name: `/scoreform/${name.within(200)}`, key });
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
