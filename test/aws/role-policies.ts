import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines, mustRun } from '../terraform/engine';

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';

/** What an ARN of each type looks like; the last part is the name that the resource has in the stack. */
const ARNS: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:`,
  aws_dynamodb_table: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/`,
  aws_ecs_cluster: `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/`,
  aws_ecs_task_definition: `arn:aws:ecs:${REGION}:${ACCOUNT}:task-definition/`,
  aws_efs_access_point: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:access-point/`,
  aws_efs_file_system: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:file-system/`,
  aws_iam_role: `arn:aws:iam::${ACCOUNT}:role/`,
  aws_kms_key: `arn:aws:kms:${REGION}:${ACCOUNT}:key/`,
  aws_s3_bucket: 'arn:aws:s3:::',
  aws_secretsmanager_secret: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:`,
  aws_secretsmanager_secret_version: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:`,
  aws_sns_topic: `arn:aws:sns:${REGION}:${ACCOUNT}:`,
  aws_sqs_queue: `arn:aws:sqs:${REGION}:${ACCOUNT}:`,
};

/** A resource by its type and its name in the stack, such as `aws_s3_bucket.s3_default_reports`, and what follows it. */
const REFERENCE = /\b(aws_[a-z0-9_]+)\.([a-z][A-Za-z0-9_-]*)\.(arn|name|id)\b/g;

/** The ARN that stands for a resource here, with what lies below it. */
export function arnOf(resource: string, below = ''): string {
  const [, type = '', name = ''] = /^(\w+)\.(.*)$/.exec(resource) ?? [];
  const start = ARNS[type];
  if (start === undefined) throw new Error(`No ARN is known for ${type}: add it here.`);
  return `${start}${name}${below}`;
}

interface Stack {
  readonly resource: {
    readonly aws_iam_role_policy: Readonly<Record<string, { role: string; policy: string }>>;
  };
}

/**
 * What the policies of a stack say, as Terraform writes them, by the name of the role in the stack. Nothing is deployed,
 * so what they refer to has made-up ARNs.
 */
export function rolePolicies({ resource }: Stack): ReadonlyMap<string, readonly object[]> {
  const [engine] = engines();
  if (engine === undefined) throw new Error('These tests need Terraform 1.11 or OpenTofu 1.11.');
  const folder = mkdtempSync(join(tmpdir(), 'scoreform-policies-'));
  try {
    const policies = Object.values(resource.aws_iam_role_policy);
    const output = Object.fromEntries(
      policies.map(({ policy }, index) => [
        `policy_${String(index)}`,
        { value: evaluable(policy) },
      ]),
    );
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output }));
    mustRun(engine, folder, 'init');
    mustRun(engine, folder, 'apply', '-auto-approve');
    const said = JSON.parse(mustRun(engine, folder, 'output', '-json')) as Record<
      string,
      { value: string }
    >;
    const byRole = new Map<string, object[]>();
    for (const [index, { role }] of policies.entries()) {
      const [, name = ''] = /^\$\{aws_iam_role\.([^.]+)\./.exec(role) ?? [];
      const policy = JSON.parse(said[`policy_${String(index)}`]?.value ?? '') as object;
      byRole.set(name, [...(byRole.get(name) ?? []), policy]);
    }
    return byRole;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function evaluable(policy: string): string {
  return policy.replace(REFERENCE, (_, type: string, name: string, attribute: string) =>
    JSON.stringify(attribute === 'arn' ? arnOf(`${type}.${name}`) : name),
  );
}
