import type { ReplacementTable } from './replacement-table';

/** Where an object is and what it is called: its identity. */
const METADATA = ['metadata.generate_name', 'metadata.name', 'metadata.namespace'];

const inSpec = (...names: readonly string[]) => [
  ...METADATA,
  ...names.map((name) => `spec.${name}`),
];

const SELECTOR = ['selector.match_expressions', 'selector.match_labels'];

const CLAIM = [
  'access_modes',
  'resources.limits',
  'selector',
  'storage_class_name',
  'volume_mode',
  'volume_name',
];

const ROLE_REF = ['role_ref.api_group', 'role_ref.kind', 'role_ref.name'];

/**
 * The types of the Kubernetes provider, without the version of the API in their names, as provider 2.38.0 plans. What is
 * not here has an identity that stays, and nothing else that does.
 */
export const KUBERNETES_REPLACEMENTS: ReplacementTable = {
  kubernetes_cluster_role_binding: [...METADATA, ...ROLE_REF],
  kubernetes_config_map: [...METADATA, 'binary_data', 'data', 'immutable'],
  kubernetes_daemonset: inSpec('selector'),
  kubernetes_daemon_set: inSpec('selector'),
  kubernetes_deployment: inSpec(...SELECTOR),
  kubernetes_job: inSpec(
    'backoff_limit_per_index',
    'completion_mode',
    'completions',
    'pod_failure_policy',
    ...SELECTOR,
    'template.spec',
  ),
  // The names stand inside the manifest, so they are compared there.
  kubernetes_manifest: ['manifest'],
  kubernetes_persistent_volume: [...METADATA, 'spec.persistent_volume_source', 'spec.volume_mode'],
  kubernetes_persistent_volume_claim: inSpec(...CLAIM),
  kubernetes_pod_disruption_budget: inSpec('max_unavailable', 'min_available', ...SELECTOR),
  kubernetes_priority_class: [...METADATA, 'preemption_policy', 'value'],
  kubernetes_resource_quota: inSpec('scopes'),
  kubernetes_role_binding: [...METADATA, ...ROLE_REF],
  kubernetes_secret: [...METADATA, 'binary_data', 'data', 'immutable', 'type'],
  kubernetes_service: inSpec(
    'cluster_ip',
    'cluster_ips',
    'health_check_node_port',
    'load_balancer_class',
  ),
  kubernetes_stateful_set: inSpec(
    'pod_management_policy',
    'revision_history_limit',
    ...SELECTOR,
    'service_name',
    ...CLAIM.map((name) => `volume_claim_template.spec.${name}`),
    'volume_claim_template.metadata.name',
  ),
  kubernetes_storage_class: [
    ...METADATA,
    'allowed_topologies',
    'mount_options',
    'parameters',
    'storage_provisioner',
    'volume_binding_mode',
  ],
};

/** What everything else of Kubernetes keeps. */
export const KUBERNETES_USUALLY: readonly string[] = METADATA;
