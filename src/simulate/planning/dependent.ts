import type { BlockSchema } from '../provider-schema';
import { Dynamic, UNKNOWN, type BlockValue, type Value } from '../values';
import { blockType, isSame } from './equal';

/** What the cloud decides anew when something else changes: the attribute, and the arguments behind it (all, if none). */
const DEPENDENT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws_elasticache_replication_group: {
    member_clusters: ['num_cache_clusters', 'num_node_groups', 'replicas_per_node_group'],
  },
  aws_iam_group: { arn: ['name', 'path'] },
  aws_instance: {
    public_dns: ['instance_type', 'user_data', 'user_data_base64'],
    public_ip: ['instance_type', 'user_data', 'user_data_base64'],
  },
  aws_launch_template: { latest_version: [] },
  aws_ssm_parameter: { version: ['value'] },
  aws_vpc: {
    ipv6_association_id: ['assign_generated_ipv6_cidr_block'],
    ipv6_cidr_block: ['assign_generated_ipv6_cidr_block'],
  },
  kubernetes_manifest: { object: ['manifest'] },
};

/** Marks as known after apply what an update makes the cloud decide anew. */
export function withDependents(
  type: string,
  schema: BlockSchema,
  prior: BlockValue,
  planned: BlockValue,
): BlockValue {
  const types = blockType(schema);
  const dependents = DEPENDENT[type];
  if (!dependents || isSame(prior, planned, types)) return planned;
  const changed = (name: string) => differs(prior[name] ?? null, planned[name] ?? null);
  const anew = Object.entries(dependents)
    .filter(([name]) => name in schema.attributes)
    .filter(([, behind]) => behind.length === 0 || behind.some(changed))
    .map(([name]): [string, Value] => [name, UNKNOWN]);
  return { ...planned, ...Object.fromEntries(anew) };
}

function differs(before: Value, after: Value): boolean {
  if (before instanceof Dynamic && after instanceof Dynamic) {
    return differs(before.value, after.value);
  }
  return !isSame(before, after, 'dynamic');
}
