import { isRecord } from './conform';
import { Dynamic, type BlockValue } from '../values';

/** Whether a change that would make another one is one that this type takes in place after all. */
type Exception = (prior: BlockValue, planned: BlockValue) => boolean;

/** What tells the object of a Kubernetes manifest from all others: what it is, and what it is called. */
export function manifestIdentity(manifest: unknown): string {
  const object = manifest instanceof Dynamic ? manifest.value : manifest;
  const { apiVersion, kind, metadata } = isRecord(object) ? object : {};
  const { name, namespace } = isRecord(metadata) ? metadata : {};
  return JSON.stringify([apiVersion, kind, namespace, name]);
}

const unlessImmutable: Exception = (prior) => prior['immutable'] !== true;

/** A rule of a security group keeps its kind of source, and may have another one of that kind. */
const keepsKind =
  (name: string): Exception =>
  (prior, planned) =>
    prior[name] !== null && planned[name] !== null;

const SOURCES: Readonly<Record<string, Exception>> = Object.fromEntries(
  ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'].map((name) => [
    name,
    keepsKind(name),
  ]),
);

/** No data goes back to an earlier version. */
const isUpgrade: Exception = (prior, planned) => {
  const [before, after] = [prior['engine_version'], planned['engine_version']];
  if (typeof before !== 'string' || typeof after !== 'string') return true;
  return before.localeCompare(after, 'en', { numeric: true }) <= 0;
};

/** By type and path: one path may be changed by some, and not by others. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, Exception>>>> = {
  aws_elasticache_replication_group: {
    engine_version: isUpgrade,
    engine: (prior, planned) => prior['engine'] === 'redis' && planned['engine'] === 'valkey',
  },
  aws_vpc_security_group_egress_rule: SOURCES,
  aws_vpc_security_group_ingress_rule: SOURCES,
  kubernetes_config_map: {
    binary_data: unlessImmutable,
    data: unlessImmutable,
    immutable: unlessImmutable,
  },
  kubernetes_manifest: {
    manifest: (prior, planned) =>
      manifestIdentity(prior['manifest']) === manifestIdentity(planned['manifest']),
  },
  kubernetes_secret: {
    binary_data: unlessImmutable,
    data: unlessImmutable,
    immutable: unlessImmutable,
  },
};

/** Whether what usually makes another one is changed in place this time. */
export function isInPlace(
  type: string,
  path: string,
  prior: BlockValue,
  planned: BlockValue,
): boolean {
  return EXCEPTIONS[type]?.[path]?.(prior, planned) ?? false;
}
