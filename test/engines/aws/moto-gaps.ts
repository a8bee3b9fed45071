import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Definitions that moto cannot play, by `type` or `type.class`. */
export const NOT_PLAYED: Readonly<Record<string, string>> = {
  'horizontal-pod-autoscaler': 'ListTagsForResource of Application Auto Scaling is missing.',
  mysql: 'Every instance of RDS has the same resource id, so that there can be only one.',
  'mysql.serverless': 'An instance of Aurora is another instance of RDS.',
  'postgres.serverless': 'An instance of Aurora is another instance of RDS.',
  redis: 'The members of a replication group do not exist.',
};

interface Gap {
  readonly arguments: readonly string[];
  readonly because: string;
}

const groupRule: Gap = {
  arguments: ['description'],
  because: 'The description of a rule for another group is lost.',
};

/** Arguments that moto does not give back as they were given: they are not compared. */
export const GIVEN_BACK_CHANGED: Readonly<Record<string, Gap>> = {
  aws_db_instance: {
    arguments: [
      'monitoring_interval',
      'monitoring_role_arn',
      'performance_insights_enabled',
      'performance_insights_kms_key_id',
      'performance_insights_retention_period',
    ],
    because: 'How an instance is watched is lost.',
  },
  aws_db_parameter_group: {
    arguments: ['parameter'],
    because: 'No parameter comes back.',
  },
  aws_ecs_service: {
    arguments: [
      'availability_zone_rebalancing',
      'enable_ecs_managed_tags',
      'health_check_grace_period_seconds',
    ],
    because: 'They are always empty, false and 0.',
  },
  aws_s3_bucket_notification: {
    arguments: ['eventbridge'],
    because: 'Events reach EventBridge, and the bucket does not say so.',
  },
  aws_sqs_queue: {
    arguments: ['redrive_policy'],
    because: 'The JSON comes back with other spaces.',
  },
  aws_vpc_security_group_egress_rule: groupRule,
  aws_vpc_security_group_ingress_rule: groupRule,
};

/** Arguments that moto can do nothing with: they are given otherwise, null being not at all. */
export const GIVEN_OTHERWISE: Readonly<
  Record<string, { readonly values: Readonly<Record<string, unknown>>; readonly because: string }>
> = {
  aws_ecs_service: {
    values: { wait_for_steady_state: false },
    because: 'No task ever starts.',
  },
  aws_sqs_queue: {
    values: { redrive_allow_policy: null },
    because: 'The attribute is unknown, and the provider waits for it.',
  },
};

/** Resources that moto does not have, and that no other refers to: they are not made. */
export const NOT_MADE: Readonly<Record<string, string>> = {
  aws_efs_backup_policy: 'PutBackupPolicy of EFS is missing.',
  aws_efs_file_system_policy: 'DeleteFileSystemPolicy of EFS is missing.',
};

/** Resources that the provider watches for a while, and that no other refers to: left out where they are not the matter. */
export const SLOW: Readonly<Record<string, string>> = {
  aws_ecs_cluster_capacity_providers: 'It takes ten seconds to come and to go.',
  aws_s3_bucket_lifecycle_configuration: 'It is looked at for a minute, whoever answers.',
};

type Body = Readonly<Record<string, unknown>> & {
  readonly lifecycle?: { readonly ignore_changes?: readonly string[] };
};

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Body>>>>;
}

/**
 * Makes up for what moto does not do as AWS does, by a file beside a stack; the stack itself stays as it is.
 *
 * @param notMade the types that are not made, with the reason
 */
export function makeUpForMoto(folder: string, notMade = NOT_MADE): void {
  const { resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Stack;
  const overridden = Object.entries(resource).flatMap(([type, made]) => {
    const bodies = Object.entries(made).map(
      ([name, body]) => [name, type in notMade ? { count: 0 } : overrideOf(type, body)] as const,
    );
    const changed = bodies.filter(([, body]) => Object.keys(body).length > 0);
    return changed.length === 0 ? [] : [[type, Object.fromEntries(changed)] as const];
  });
  const override = {
    // What moto lacks it answers with an error of the server, which the provider tries again 25 times.
    provider: { aws: { max_retries: 2 } },
    resource: Object.fromEntries(overridden),
  };
  writeFileSync(join(folder, 'moto_override.tf.json'), JSON.stringify(override));
}

function overrideOf(type: string, body: Body) {
  const ignored = [
    ...(body.lifecycle?.ignore_changes ?? []),
    ...(GIVEN_BACK_CHANGED[type]?.arguments ?? []),
  ];
  const otherwise = Object.entries(GIVEN_OTHERWISE[type]?.values ?? {});
  return {
    ...Object.fromEntries(otherwise.filter(([argument]) => argument in body)),
    ...(type in GIVEN_BACK_CHANGED && { lifecycle: { ignore_changes: ignored } }),
  };
}
