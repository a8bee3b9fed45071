/** What only one of the two majors of the AWS provider has, for a Terraform type. */
export interface OneMajorOnly {
  /** Arguments and blocks by their path, without indices; `*` is the whole type. */
  readonly arguments?: readonly string[];
  /** Attributes to read. */
  readonly attributes?: readonly string[];
  /** Arguments that one of them cannot do without and the other can. */
  readonly required?: readonly string[];
  /** What works in both. */
  readonly instead?: string;
}

const ALL_OF_IT = ['*'];

const balancer: OneMajorOnly = {
  arguments: ['health_check_logs', 'secondary_ips_auto_assigned_per_subnet'],
};
const listener: OneMajorOnly = { arguments: ['default_action.jwt_validation'] };
const listenerRule: OneMajorOnly = {
  arguments: [
    'action.jwt_validation',
    'condition.host_header.regex_values',
    'condition.http_header.regex_values',
    'condition.path_pattern.regex_values',
    'transform',
  ],
  required: [
    'condition.host_header.values',
    'condition.http_header.values',
    'condition.path_pattern.values',
  ],
};
const targetGroup: OneMajorOnly = { arguments: ['target_control_port'] };

/**
 * The differences between the provider's 5.100 and 6.25, from which the bindings are made, for what a pack may come to
 * use. The bindings offer all that 6.25 has, and 5.100 refuses it only when somebody plans.
 */
export const ONE_MAJOR_ONLY: Readonly<Record<string, OneMajorOnly>> = {
  aws_acm_certificate: { arguments: ['options.export'] },
  aws_alb: balancer,
  aws_alb_listener: listener,
  aws_alb_listener_rule: listenerRule,
  aws_alb_target_group: targetGroup,
  aws_appautoscaling_policy: { arguments: ['predictive_scaling_policy_configuration'] },
  aws_cloudwatch_event_archive: { arguments: ['kms_key_identifier'] },
  aws_cloudwatch_event_bus: { arguments: ['log_config'] },
  aws_cloudwatch_log_group: { arguments: ['deletion_protection_enabled'] },
  aws_cloudwatch_log_metric_filter: { arguments: ['apply_on_transformed_logs'] },
  aws_cloudwatch_log_transformer: { arguments: ALL_OF_IT },
  aws_cognito_log_delivery_configuration: { arguments: ALL_OF_IT },
  aws_cognito_managed_login_branding: { arguments: ALL_OF_IT },
  aws_db_proxy: { arguments: ['default_auth_scheme'], required: ['auth'] },
  aws_docdb_cluster: { arguments: ['network_type', 'serverless_v2_scaling_configuration'] },
  aws_dynamodb_contributor_insights: { arguments: ['mode'] },
  aws_dynamodb_table: {
    arguments: [
      'global_secondary_index.warm_throughput',
      'global_table_witness',
      'replica.consistency_mode',
      'replica.deletion_protection_enabled',
      'warm_throughput',
    ],
  },
  aws_ecs_capacity_provider: {
    arguments: ['cluster', 'managed_instances_provider'],
    required: ['auto_scaling_group_provider'],
    instead: 'the capacity providers of Fargate',
  },
  aws_ecs_express_gateway_service: { arguments: ALL_OF_IT },
  aws_ecs_service: {
    arguments: [
      'deployment_configuration',
      'load_balancer.advanced_configuration',
      'service_connect_configuration.service.client_alias.test_traffic_rules',
      'sigint_rollback',
    ],
    attributes: ['arn'],
    instead: '"id" is the ARN',
  },
  aws_ecs_task_definition: { arguments: ['inference_accelerator'] },
  aws_efs_mount_target: { arguments: ['ip_address_type', 'ipv6_address'] },
  aws_eip: { arguments: ['vpc'], instead: 'domain = "vpc"' },
  aws_eks_addon: { arguments: ['resolve_conflicts'], instead: 'resolve_conflicts_on_create' },
  aws_eks_capability: { arguments: ALL_OF_IT },
  aws_eks_cluster: { arguments: ['control_plane_scaling_config', 'deletion_protection'] },
  aws_eks_node_group: {
    arguments: [
      'node_repair_config.max_parallel_nodes_repaired_count',
      'node_repair_config.max_parallel_nodes_repaired_percentage',
      'node_repair_config.max_unhealthy_node_threshold_count',
      'node_repair_config.max_unhealthy_node_threshold_percentage',
      'node_repair_config.node_repair_config_overrides',
    ],
  },
  aws_eks_pod_identity_association: {
    arguments: ['disable_session_tags', 'target_role_arn'],
    attributes: ['external_id'],
  },
  aws_elasticache_replication_group: { arguments: ['node_group_configuration'] },
  aws_flow_log: {
    arguments: ['log_group_name', 'regional_nat_gateway_id'],
    instead: 'log_destination',
  },
  aws_iam_service_specific_credential: { arguments: ['credential_age_days'] },
  aws_kms_ciphertext: { arguments: ['plaintext_wo', 'plaintext_wo_version'] },
  aws_kms_external_key: { arguments: ['key_spec'] },
  aws_lb: balancer,
  aws_lb_listener: listener,
  aws_lb_listener_rule: listenerRule,
  aws_lb_target_group: targetGroup,
  aws_msk_cluster: { arguments: ['rebalancing'] },
  aws_nat_gateway: {
    arguments: ['availability_mode', 'availability_zone_address', 'vpc_id'],
    attributes: ['regional_nat_gateway_address', 'route_table_id'],
    required: ['subnet_id'],
  },
  aws_nat_gateway_eip_association: { arguments: ALL_OF_IT },
  aws_opensearch_domain: {
    arguments: ['aiml_options', 'identity_center_options'],
    attributes: ['kibana_endpoint'],
  },
  aws_rds_cluster_role_association: { required: ['feature_name'] },
  aws_route53_zone: { arguments: ['enable_accelerated_recovery'] },
  aws_s3_access_point: { arguments: ['tags', 'tags_all'] },
  aws_s3_bucket: { attributes: ['bucket_region'], instead: 'region' },
  aws_s3_bucket_abac: { arguments: ALL_OF_IT },
  aws_s3_bucket_metadata_configuration: { arguments: ALL_OF_IT },
  aws_s3_bucket_public_access_block: { arguments: ['skip_destroy'] },
  aws_s3_bucket_server_side_encryption_configuration: {
    arguments: ['rule.blocked_encryption_types'],
  },
  aws_s3_directory_bucket: { arguments: ['tags', 'tags_all'] },
  aws_scheduler_schedule: { arguments: ['action_after_completion'] },
  aws_vpc_encryption_control: { arguments: ALL_OF_IT },
  aws_wafv2_web_acl_rule_group_association: { arguments: ALL_OF_IT },
  'data.aws_ecs_service': {
    attributes: [
      'capacity_provider_strategy',
      'created_at',
      'created_by',
      'deployment_configuration',
      'deployment_controller',
      'deployments',
      'enable_ecs_managed_tags',
      'enable_execute_command',
      'events',
      'health_check_grace_period_seconds',
      'iam_role',
      'load_balancer',
      'network_configuration',
      'ordered_placement_strategy',
      'pending_count',
      'placement_constraints',
      'platform_family',
      'platform_version',
      'propagate_tags',
      'running_count',
      'service_registries',
      'status',
      'task_sets',
    ],
    instead: 'nothing: neither tells how a rollout goes',
  },
  'data.aws_efs_mount_target': { attributes: ['ip_address_type', 'ipv6_address'] },
  'data.aws_eks_cluster': { attributes: ['control_plane_scaling_config', 'deletion_protection'] },
  'data.aws_lb': balancer,
  'data.aws_lb_listener_rule': { attributes: ['transform'] },
  'data.aws_lb_target_group': targetGroup,
  'data.aws_nat_gateway': { attributes: ['availability_mode', 'availability_zone_address'] },
  'data.aws_rds_global_cluster': { arguments: ALL_OF_IT },
  'data.aws_region': {
    attributes: ['region'],
    instead: '"id" is its name',
  },
  'data.aws_route53_zone': { arguments: ['enable_accelerated_recovery'] },
  'data.aws_s3_access_point': { arguments: ALL_OF_IT },
  'data.aws_s3_bucket': { attributes: ['bucket_region'], instead: 'region' },
  'data.aws_service_discovery_service': { arguments: ['tags_all'] },
  'data.aws_vpc_peering_connection': { arguments: ['peer_region'] },
  'data.aws_wafv2_web_acl': { arguments: ['resource_arn'] },
};

/** Every resource of 6 has an argument for its region, and gives it back; of 5 these have an attribute of that name. */
export const HAVE_A_REGION: readonly string[] = ['aws_s3_bucket', 'data.aws_s3_bucket'];
