import { createHash } from 'node:crypto';
import { manifestIdentity } from '../planning/in-place';
import { replacementsOf } from '../planning/replacing';
import type { BlockValue, Value } from '../values';
import { encodedText } from './encode';

/** What tells a resource from others of its type: most have an id for it, and the others at least something that stays. */
export function identityOf(type: string, state: BlockValue): string {
  const named = [state['id'], state['arn'], state['name']].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  if (named !== undefined) return named;
  if (type === 'kubernetes_manifest') return manifestIdentity(state['manifest']);
  const lasting = replacementsOf(type).map((path) => path.split('.')[0] ?? path);
  const kept = Object.entries(state).filter(
    ([name, value]) => lasting.includes(name) && value !== null,
  );
  const text = encodedText(kept.length > 0 ? Object.fromEntries(kept) : state);
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/**
 * What nothing else of the type may share, together, as the API of each has it. What is not here either has an id for a
 * name, so that a second one shows by itself, or may be there twice.
 */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  aws_backup_vault: ['name'],
  aws_cloudwatch_log_group: ['name'],
  aws_db_instance: ['identifier'],
  aws_db_parameter_group: ['name'],
  aws_db_subnet_group: ['name'],
  aws_dynamodb_table: ['name'],
  aws_ecr_repository: ['name'],
  aws_ecs_service: ['cluster', 'name'],
  aws_efs_file_system: ['creation_token'],
  aws_elasticache_replication_group: ['replication_group_id'],
  aws_elasticache_subnet_group: ['name'],
  aws_iam_policy: ['arn'],
  aws_iam_role: ['name'],
  aws_iam_user: ['name'],
  aws_kms_alias: ['name'],
  aws_lambda_function: ['function_name'],
  aws_lb: ['name'],
  aws_lb_listener: ['load_balancer_arn', 'port'],
  aws_lb_target_group: ['name'],
  aws_mq_broker: ['broker_name'],
  aws_opensearch_domain: ['domain_name'],
  aws_rds_cluster: ['cluster_identifier'],
  aws_rds_cluster_instance: ['identifier'],
  aws_rds_cluster_parameter_group: ['name'],
  aws_s3_bucket: ['bucket'],
  aws_scheduler_schedule: ['arn'],
  aws_secretsmanager_secret: ['name'],
  aws_security_group: ['vpc_id', 'name'],
  aws_service_discovery_service: ['namespace_id', 'name'],
  aws_sqs_queue: ['url'],
  aws_subnet: ['vpc_id', 'cidr_block'],
};

/** What no second resource of the type may have, as one text; undefined where nothing is so. */
export function nameClaimedBy(type: string, state: BlockValue): string | undefined {
  if (type.startsWith('kubernetes_'))
    return type === 'kubernetes_manifest' || 'metadata' in state
      ? identityOf(type, state)
      : undefined;
  const names = UNIQUE[type];
  const values = names?.map((name): Value => state[name] ?? null);
  if (!names || !values || values.includes(null)) return undefined;
  // A name is one within a region; of what has no ARN, the name is taken for one everywhere.
  const [, , , region = ''] = typeof state['arn'] === 'string' ? state['arn'].split(':') : [];
  return JSON.stringify([region, ...values]);
}
