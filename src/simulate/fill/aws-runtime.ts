import { arn, globalArn } from './arn';
import type { Known, Row, Rows } from './known';

/** Roles and policies can lie in folders. */
const inFolder = ({ text }: Known) => (text('path') === '' ? '/' : text('path'));

const principal = (noun: string, prefix: string): Row => ({
  id: '{name}',
  path: '/',
  arn: (known) => known.render(globalArn('iam', `${noun}${inFolder(known)}{name}`)),
  unique_id: `${prefix}{capitals17}`,
});

/** Permissions, keys, secrets, logs and what runs, on AWS. */
export const AWS_RUNTIME: Rows = {
  aws_appautoscaling_policy: {
    id: '{name}',
    arn: arn(
      'autoscaling',
      'scalingPolicy:{uuid}:resource/{service_namespace}/{resource_id}:policyName/{name}',
    ),
    alarm_arns: () => [],
  },
  aws_appautoscaling_target: {
    id: '{resource_id}',
    arn: arn('application-autoscaling', 'scalable-target/{hex32}'),
    role_arn: globalArn('iam', 'role/aws-service-role/autoscaling'),
  },
  aws_cloudwatch_event_rule: { id: '{name}', arn: arn('events', 'rule/{name}') },
  aws_cloudwatch_log_group: {
    id: '{name}',
    arn: arn('logs', 'log-group:{name}'),
    log_group_class: 'STANDARD',
  },
  aws_cloudwatch_metric_alarm: { id: '{alarm_name}', arn: arn('cloudwatch', 'alarm:{alarm_name}') },
  aws_ecr_repository: {
    id: '{name}',
    arn: arn('ecr', 'repository/{name}'),
    registry_id: '{account}',
    repository_url: '{account}.dkr.ecr.{region}.amazonaws.com/{name}',
  },
  aws_ecs_cluster: { arn: arn('ecs', 'cluster/{name}'), id: '{arn}' },
  aws_ecs_cluster_capacity_providers: { id: '{cluster_name}' },
  aws_ecs_service: {
    id: arn('ecs', 'service/{cluster:last}/{name}'),
    arn: '{id}',
    cluster: arn('ecs', 'cluster/default'),
    iam_role: globalArn('iam', 'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'),
    launch_type: 'FARGATE',
    platform_version: 'LATEST',
    availability_zone_rebalancing: 'DISABLED',
    triggers: () => ({}),
  },
  aws_ecs_task_definition: {
    id: '{family}',
    revision: '{nth}',
    arn_without_revision: arn('ecs', 'task-definition/{family}'),
    arn: '{arn_without_revision}:{nth}',
    network_mode: 'bridge',
    enable_fault_injection: () => false,
  },
  aws_eks_cluster: {
    id: '{name}',
    arn: arn('eks', 'cluster/{name}'),
    endpoint: 'https://{capitals32}.gr7.{region}.eks.amazonaws.com',
    certificate_authority: ({ seed }) => [{ data: Buffer.from(seed.hex(32)).toString('base64') }],
    identity: ({ render }) => [
      { oidc: [{ issuer: render('https://oidc.eks.{region}.amazonaws.com/id/{capitals32}') }] },
    ],
    status: 'ACTIVE',
  },
  aws_eks_pod_identity_association: {
    association_id: 'a-{letters17}',
    id: '{association_id}',
    association_arn: arn('eks', 'podidentityassociation/{cluster_name}/{association_id}'),
  },
  aws_iam_instance_profile: principal('instance-profile', 'AIPA'),
  aws_iam_policy: {
    ...principal('policy', 'ANPA'),
    id: '{arn}',
    policy_id: 'ANPA{capitals17}',
    attachment_count: () => 0,
  },
  aws_iam_role: {
    ...principal('role', 'AROA'),
    managed_policy_arns: () => [],
    inline_policy: () => [],
  },
  aws_iam_role_policy: { id: '{role}:{name}' },
  aws_iam_role_policy_attachment: { id: '{role}-{digits26}' },
  aws_iam_user: principal('user', 'AIDA'),
  aws_kms_alias: {
    id: '{name}',
    arn: arn('kms', '{name}'),
    target_key_arn: arn('kms', 'key/{target_key_id:last}'),
  },
  aws_kms_key: {
    key_id: '{uuid}',
    id: '{key_id}',
    arn: arn('kms', 'key/{key_id}'),
    rotation_period_in_days: () => 365,
    multi_region: () => false,
    policy: '{"Version":"2012-10-17","Statement":[]}',
  },
  aws_lambda_function: {
    id: '{function_name}',
    arn: arn('lambda', 'function:{function_name}'),
    invoke_arn: arn('apigateway', 'lambda:path/2015-03-31/functions/{arn}/invocations'),
    qualified_arn: '{arn}:1',
    version: '1',
  },
  aws_scheduler_schedule: {
    group_name: 'default',
    id: '{group_name}/{name}',
    arn: arn('scheduler', 'schedule/{group_name}/{name}'),
  },
  aws_scheduler_schedule_group: { id: '{name}', arn: arn('scheduler', 'schedule-group/{name}') },
  aws_secretsmanager_secret: {
    arn: arn('secretsmanager', 'secret:{name}-{letters6}'),
    id: '{arn}',
    replica: () => [],
    policy: '',
  },
  aws_secretsmanager_secret_version: {
    version_id: '{uuid}',
    id: '{secret_id}|{version_id}',
    arn: '{secret_id}',
    version_stages: () => ['AWSCURRENT'],
  },
  aws_ssm_parameter: {
    id: '{name}',
    arn: arn('ssm', 'parameter{name}'),
    version: () => 1,
    data_type: 'text',
    insecure_value: '',
  },
};
