import { scalarText } from '../planning/scalar-text';
import type { Known, Row, Rows } from './known';
import type { Seed } from './seed';

/** What the Kubernetes provider calls an object: its namespace, if kinds like it have one, and its name. */
function objectId({ get }: Known): string {
  const [metadata = {}] = asList(get('metadata'));
  const name = scalarText(metadata['name']) ?? '';
  return 'namespace' in metadata
    ? `${scalarText(metadata['namespace']) || 'default'}/${name}`
    : name;
}

function manifestId({ get }: Known): string {
  const manifest = get('manifest') as { readonly value?: unknown } | null;
  const { apiVersion, kind, metadata } = (manifest?.value ?? {}) as Readonly<
    Record<string, unknown>
  >;
  const { name, namespace } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  return [apiVersion, kind, namespace, name].map((each) => scalarText(each) ?? '').join('/');
}

/** How every object of Kubernetes gets its id. */
export const KUBERNETES_OBJECT: Row = { id: objectId };

/** What differs from that. */
export const KUBERNETES: Rows = {
  kubernetes_manifest: { id: manifestId, object: ({ get }) => get('manifest') },
};

/** What the API says where nobody said anything, by the name of the attribute. */
export const KUBERNETES_TEXTS: Readonly<Record<string, (seed: Seed) => unknown>> = {
  cluster_ip: (seed) => `10.96.${seed.number(250)}.${seed.number(250) + 1}`,
  cluster_ips: (seed) => [`10.96.${seed.number(250)}.${seed.number(250) + 1}`],
  default_secret_name: () => '',
  external_traffic_policy: () => '',
  generation: () => 1,
  health_check_node_port: () => 0,
  host: () => '',
  image_pull_policy: () => 'IfNotPresent',
  internal_traffic_policy: () => 'Cluster',
  ip_families: () => ['IPv4'],
  ip_family_policy: () => 'SingleStack',
  namespace: () => 'default',
  node_name: () => '',
  node_port: () => 0,
  progress_deadline_seconds: () => 600,
  resource_version: (seed) => seed.digits(6),
  scheduler_name: () => 'default-scheduler',
  service_account_name: () => 'default',
  session_affinity: () => 'None',
  storage_class_name: () => 'standard',
  target_port: () => '',
  termination_message_policy: () => 'File',
  volume_name: (seed) => `pvc-${seed.uuid()}`,
};

function asList(given: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(given) ? (given as readonly Readonly<Record<string, unknown>>[]) : [];
}
