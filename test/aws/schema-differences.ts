import { ONLY_BOUND, ONLY_REAL } from './compare-schemas';

/** Differences that are as they should be. */
export interface Explained {
  readonly because: string;
  /** What differs, as a regular expression for all of it. */
  readonly what: string;
  /** Where, with `*` for any part of it. Each of them has to have such a difference. */
  readonly places: readonly string[];
}

/**
 * Why the bindings, which are of version 6.25 of the AWS provider, differ from its version 5.100. Most of it is what the
 * versions between them have brought; the rest is what the generator does not write down.
 */
export const EXPLAINED: readonly Explained[] = [
  {
    because: 'the generator keeps whether there may be more than one, and not how many',
    what: 'is at most (?:[2-9]|\\d{2,}), at most 0 in the bindings',
    places: ['*'],
  },
  {
    because: 'since version 6 everything regional can name its region',
    what: ONLY_BOUND,
    places: ['aws_*.region', 'data aws_*.region', 'ephemeral aws_*.region'],
  },
  {
    because:
      'since version 6 the region of a bucket can be set, and what was read there has another name',
    what: 'is computed, optional and computed in the bindings',
    places: ['aws_s3_bucket.region'],
  },
  {
    because:
      'since version 6 the region of a bucket can be set, and what was read there has another name',
    what: ONLY_BOUND,
    places: ['aws_s3_bucket.bucket_region'],
  },
  {
    because: 'a newer version knows services, and rules for tags, that an older one does not',
    what: ONLY_BOUND,
    places: [
      'provider.endpoints.arcregionswitch',
      'provider.endpoints.arczonalshift',
      'provider.endpoints.bedrockagentcore',
      'provider.endpoints.mwaaserverless',
      'provider.endpoints.networkflowmonitor',
      'provider.endpoints.observabilityadmin',
      'provider.endpoints.odb',
      'provider.endpoints.rdsdata',
      'provider.endpoints.rdsdataservice',
      'provider.endpoints.s3vectors',
      'provider.endpoints.workmail',
      'provider.tag_policy_compliance',
    ],
  },
  {
    because: 'version 6 has dropped services that AWS has closed',
    what: ONLY_REAL,
    places: [
      'provider.endpoints.iotanalytics',
      'provider.endpoints.iotevents',
      'provider.endpoints.lookoutmetrics',
      'provider.endpoints.opsworks',
      'provider.endpoints.sdb',
      'provider.endpoints.simpledb',
      'provider.endpoints.worklink',
    ],
  },
  {
    because: 'version 6 has removed what was deprecated before',
    what: ONLY_REAL,
    places: [
      'aws_ecs_task_definition.inference_accelerator',
      'aws_eip.vpc',
      'aws_flow_log.log_group_name',
    ],
  },
  {
    because: 'AWS has got more features since version 5.100',
    what: ONLY_BOUND,
    places: [
      'aws_acm_certificate.options.export',
      'aws_appautoscaling_policy.predictive_scaling_policy_configuration',
      'aws_cloudwatch_log_group.deletion_protection_enabled',
      'aws_dynamodb_table.global_secondary_index.warm_throughput',
      'aws_dynamodb_table.global_table_witness',
      'aws_dynamodb_table.replica.consistency_mode',
      'aws_dynamodb_table.replica.deletion_protection_enabled',
      'aws_dynamodb_table.warm_throughput',
      'aws_ecs_service.deployment_configuration',
      'aws_ecs_service.load_balancer.advanced_configuration',
      'aws_ecs_service.service_connect_configuration.service.client_alias.test_traffic_rules',
      'aws_ecs_service.sigint_rollback',
      'aws_efs_mount_target.ip_address_type',
      'aws_efs_mount_target.ipv6_address',
      'aws_eks_pod_identity_association.disable_session_tags',
      'aws_eks_pod_identity_association.external_id',
      'aws_eks_pod_identity_association.target_role_arn',
      'aws_elasticache_replication_group.node_group_configuration',
      'aws_flow_log.regional_nat_gateway_id',
      'aws_lb.health_check_logs',
      'aws_lb.secondary_ips_auto_assigned_per_subnet',
      'aws_lb_listener.default_action.jwt_validation',
      'aws_lb_listener_rule.action.jwt_validation',
      'aws_lb_listener_rule.condition.host_header.regex_values',
      'aws_lb_listener_rule.condition.http_header.regex_values',
      'aws_lb_listener_rule.condition.path_pattern.regex_values',
      'aws_lb_listener_rule.transform',
      'aws_lb_target_group.target_control_port',
      'aws_nat_gateway.auto_provision_zones',
      'aws_nat_gateway.auto_scaling_ips',
      'aws_nat_gateway.availability_mode',
      'aws_nat_gateway.availability_zone_address',
      'aws_nat_gateway.regional_nat_gateway_address',
      'aws_nat_gateway.regional_nat_gateway_auto_mode',
      'aws_nat_gateway.route_table_id',
      'aws_nat_gateway.vpc_id',
      'aws_s3_bucket_server_side_encryption_configuration.rule.blocked_encryption_types',
    ],
  },
  {
    because: 'the provider has got more to set and to read since version 5.100',
    what: ONLY_BOUND,
    places: [
      'aws_ecs_service.arn',
      'aws_s3_bucket_public_access_block.skip_destroy',
      'aws_scheduler_schedule.action_after_completion',
    ],
  },
  {
    because: 'one of several is enough, since there are several',
    what: 'is required, optional in the bindings',
    places: [
      'aws_lb_listener_rule.condition.host_header.values',
      'aws_lb_listener_rule.condition.http_header.values',
      'aws_lb_listener_rule.condition.path_pattern.values',
      'aws_nat_gateway.subnet_id',
    ],
  },
  {
    because: 'version 6 leaves the default to AWS',
    what: 'is optional, optional and computed in the bindings',
    places: [
      'aws_ecs_service.availability_zone_rebalancing',
      'aws_elasticache_replication_group.engine',
      'aws_nat_gateway.secondary_allocation_ids',
    ],
  },
  {
    because: 'version 6 no longer takes a default for what was not set',
    what: 'is optional and computed, optional in the bindings',
    places: [
      'aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.newer_noncurrent_versions',
      'aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_transition.newer_noncurrent_versions',
    ],
  },
];
