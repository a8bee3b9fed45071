import { arn } from './arn';
import type { Known, Row, Rows } from './known';
import { portOf } from './engines';

const named = (service: string, resource: string): Row => ({
  id: '{name}',
  arn: arn(service, resource),
});

/** What stands in its own namespace of a bucket. */
const OF_BUCKET: Row = { id: '{bucket}' };

const port = ({ text }: Known) => portOf(text('engine'));

/** What AWS calls something where nobody did. */
const called = (prefix: string) => (known: Known) =>
  `${known.text(prefix) || 'terraform-'}${known.seed.digits(26)}`;

/** The secret that RDS keeps by itself, where it is asked to. */
function masterSecret({ get, render, seed }: Known): unknown {
  if (get('manage_master_user_password') !== true) return [];
  const id = seed.for('secret').uuid();
  return [
    {
      kms_key_id: render(arn('kms', 'key/{uuid}')),
      secret_arn: render(arn('secretsmanager', `secret:rds!${id}`)),
      secret_status: 'active',
    },
  ];
}

function brokerInstances({ text, render }: Known): unknown {
  const host = render('{id}.mq.{region}.on.aws');
  const isRabbit = text('engine_type').toLowerCase() === 'rabbitmq';
  return [
    {
      console_url: `https://${host}`,
      endpoints: [isRabbit ? `amqps://${host}:5671` : `ssl://${host}:61617`],
      ip_address: '10.0.1.30',
    },
  ];
}

/** Databases, caches, queues and files of AWS. */
export const AWS_STORES: Rows = {
  aws_backup_plan: { id: '{uuid}', arn: arn('backup', 'backup-plan:{id}'), version: '{uuid}' },
  aws_backup_selection: { id: '{uuid}' },
  aws_backup_vault: named('backup', 'backup-vault:{name}'),
  aws_db_instance: {
    identifier: called('identifier_prefix'),
    resource_id: 'db-{capitals26}',
    id: '{resource_id}',
    arn: arn('rds', 'db:{identifier}'),
    address: '{identifier}.{letters12}.{region}.rds.amazonaws.com',
    endpoint: '{address}:{port}',
    port,
    engine_version_actual: '{engine_version}',
    status: 'available',
    listener_endpoint: () => [],
    master_user_secret: masterSecret,
    replicas: () => [],
    option_group_name: 'default:{engine}',
    parameter_group_name: 'default.{engine}',
    ca_cert_identifier: 'rds-ca-rsa2048-g1',
    license_model: 'general-public-license',
    domain_dns_ips: () => [],
  },
  aws_db_parameter_group: named('rds', 'pg:{name}'),
  aws_db_subnet_group: {
    ...named('rds', 'subgrp:{name}'),
    supported_network_types: () => ['IPV4'],
  },
  aws_docdb_cluster: {
    cluster_identifier: called('cluster_identifier_prefix'),
    id: '{cluster_identifier}',
    arn: arn('rds', 'cluster:{cluster_identifier}'),
    endpoint: '{cluster_identifier}.cluster-{letters12}.{region}.docdb.amazonaws.com',
    reader_endpoint: '{cluster_identifier}.cluster-ro-{letters12}.{region}.docdb.amazonaws.com',
  },
  aws_dynamodb_table: {
    ...named('dynamodb', 'table/{name}'),
    stream_arn: ({ get, render }) =>
      get('stream_enabled') === true ? render('{arn}/stream/2025-01-01T00:00:00.000') : '',
    stream_label: ({ get }) => (get('stream_enabled') === true ? '2025-01-01T00:00:00.000' : ''),
    stream_view_type: '',
  },
  aws_efs_access_point: {
    id: 'fsap-{hex17}',
    arn: arn('elasticfilesystem', 'access-point/{id}'),
    file_system_arn: arn('elasticfilesystem', 'file-system/{file_system_id}'),
    owner_id: '{account}',
  },
  aws_efs_backup_policy: { id: '{file_system_id}' },
  aws_efs_file_system: {
    id: 'fs-{hex17}',
    arn: arn('elasticfilesystem', 'file-system/{id}'),
    dns_name: '{id}.efs.{region}.amazonaws.com',
    creation_token: 'terraform-{digits26}',
    performance_mode: 'generalPurpose',
    name: '',
    owner_id: '{account}',
    availability_zone_id: '',
    availability_zone_name: '',
  },
  aws_efs_file_system_policy: { id: '{file_system_id}' },
  aws_efs_mount_target: {
    id: 'fsmt-{hex17}',
    file_system_arn: arn('elasticfilesystem', 'file-system/{file_system_id}'),
    dns_name: '{file_system_id}.efs.{region}.amazonaws.com',
    mount_target_dns_name: '{availability_zone_name}.{dns_name}',
    availability_zone_name: '{region}a',
    network_interface_id: 'eni-{hex17}',
    owner_id: '{account}',
  },
  aws_elasticache_cluster: {
    id: '{cluster_id}',
    arn: arn('elasticache', 'cluster:{cluster_id}'),
    cluster_address: '{cluster_id}.{letters6}.cfg.{region}.cache.amazonaws.com',
    port,
  },
  aws_elasticache_replication_group: {
    id: '{replication_group_id}',
    arn: arn('elasticache', 'replicationgroup:{replication_group_id}'),
    primary_endpoint_address:
      'master.{replication_group_id}.{letters6}.{region}.cache.amazonaws.com',
    reader_endpoint_address:
      'replica.{replication_group_id}.{letters6}.{region}.cache.amazonaws.com',
    configuration_endpoint_address:
      'clustercfg.{replication_group_id}.{letters6}.{region}.cache.amazonaws.com',
    engine_version_actual: '{engine_version}',
    at_rest_encryption_enabled: 'false',
    member_clusters: ({ render }) => [render('{replication_group_id}-001')],
    port,
  },
  aws_elasticache_subnet_group: named('elasticache', 'subnetgroup:{name}'),
  aws_mq_broker: {
    id: 'b-{uuid}',
    arn: arn('mq', 'broker:{broker_name}:{id}'),
    instances: brokerInstances,
    pending_data_replication_mode: '',
  },
  aws_opensearch_domain: {
    arn: arn('es', 'domain/{domain_name}'),
    id: '{arn}',
    domain_id: '{account}/{domain_name}',
    endpoint: 'vpc-{domain_name}-{letters26}.{region}.es.amazonaws.com',
    dashboard_endpoint: '{endpoint}/_dashboards',
  },
  aws_rds_cluster: {
    cluster_identifier: called('cluster_identifier_prefix'),
    id: '{cluster_identifier}',
    arn: arn('rds', 'cluster:{cluster_identifier}'),
    cluster_resource_id: 'cluster-{capitals26}',
    endpoint: '{cluster_identifier}.cluster-{letters12}.{region}.rds.amazonaws.com',
    reader_endpoint: '{cluster_identifier}.cluster-ro-{letters12}.{region}.rds.amazonaws.com',
    engine_version_actual: '{engine_version}',
    port,
    master_user_secret: masterSecret,
    cluster_members: () => [],
  },
  aws_rds_cluster_instance: {
    identifier: called('identifier_prefix'),
    id: '{identifier}',
    arn: arn('rds', 'db:{identifier}'),
    dbi_resource_id: 'db-{capitals26}',
    endpoint: '{identifier}.{letters12}.{region}.rds.amazonaws.com',
    engine_version_actual: '{engine_version}',
    port,
    writer: () => true,
  },
  aws_rds_cluster_parameter_group: named('rds', 'cluster-pg:{name}'),
  aws_s3_bucket: {
    bucket: called('bucket_prefix'),
    id: '{bucket}',
    policy: '',
    website_domain: '',
    website_endpoint: '',
    arn: 'arn:{partition}:s3:::{bucket}',
    bucket_domain_name: '{bucket}.s3.amazonaws.com',
    bucket_regional_domain_name: '{bucket}.s3.{region}.amazonaws.com',
    bucket_region: '{region}',
    region: '{region}',
    request_payer: 'BucketOwner',
    acceleration_status: '',
  },
  aws_s3_bucket_acl: OF_BUCKET,
  aws_s3_bucket_cors_configuration: OF_BUCKET,
  aws_s3_bucket_lifecycle_configuration: {
    ...OF_BUCKET,
    transition_default_minimum_object_size: 'all_storage_classes_128K',
  },
  aws_s3_bucket_logging: OF_BUCKET,
  aws_s3_bucket_notification: OF_BUCKET,
  aws_s3_bucket_ownership_controls: OF_BUCKET,
  aws_s3_bucket_policy: OF_BUCKET,
  aws_s3_bucket_public_access_block: OF_BUCKET,
  aws_s3_bucket_server_side_encryption_configuration: OF_BUCKET,
  aws_s3_bucket_versioning: OF_BUCKET,
  aws_s3_bucket_website_configuration: OF_BUCKET,
  aws_sns_topic: {
    arn: arn('sns', '{name}'),
    id: '{arn}',
    owner: '{account}',
    beginning_archive_time: '',
    policy: '{"Version":"2012-10-17","Statement":[]}',
  },
  aws_sns_topic_policy: { id: '{arn}', owner: '{account}' },
  aws_sns_topic_subscription: { arn: '{topic_arn}:{uuid}', id: '{arn}', owner_id: '{account}' },
  aws_sqs_queue: {
    url: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    id: '{url}',
    arn: arn('sqs', '{name}'),
    policy: '',
    redrive_policy: '',
    redrive_allow_policy: '',
  },
  aws_sqs_queue_policy: { id: '{queue_url}' },
};
