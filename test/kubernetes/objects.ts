import { setTimeout as delay } from 'node:timers/promises';
import { mustKubectl, type Cluster } from '../engines/kubernetes/cluster';
import type { Manifest } from './render';

/** An object as the API gives it back. */
export interface LiveObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly generation?: number;
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each kind has a shape of its own
  readonly spec: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly status?: any;
}

/** All objects of some kinds, in all namespaces. */
export function list(cluster: Cluster, kinds: string): readonly LiveObject[] {
  const { items } = JSON.parse(
    mustKubectl(cluster, ['get', kinds, '--all-namespaces', '-o', 'json']),
  ) as { items: readonly LiveObject[] };
  return items;
}

/** Applies objects as strictly as the server can, and tells what it had to say. */
export function apply(cluster: Cluster, manifests: readonly Manifest[]): string {
  if (manifests.length === 0) return 'There is nothing to apply.';
  const { status, stdout, stderr } = cluster.kubectl(
    ['apply', '--server-side', '--validate=strict', '-f', '-'],
    asList(manifests),
  );
  const said = stderr.trim();
  return status === 0 || said !== '' ? said : stdout;
}

/** What would change if the same objects were applied again. */
export function difference(cluster: Cluster, manifests: readonly Manifest[]): string {
  const { status, stdout, stderr } = cluster.kubectl(
    ['diff', '--server-side', '-f', '-'],
    asList(manifests),
  );
  if (status !== 0 && status !== 1) throw new Error(`kubectl diff failed:\n${stderr}`);
  return stdout;
}

/** Namespaces come first, because everything else lies in one. */
function asList(manifests: readonly Manifest[]): string {
  const first = manifests.filter(({ kind }) => kind === 'Namespace');
  const others = manifests.filter(({ kind }) => kind !== 'Namespace');
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...first, ...others] });
}

/**
 * Waits until everything that runs is ready or complete, and stands in meanwhile for what makes volumes.
 *
 * @returns what is not ready in the end, and what the cluster says about it; empty where all is well
 */
export async function rolledOut(cluster: Cluster, seconds: number): Promise<string> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    bindClaims(cluster);
    const waiting = list(cluster, 'deployments,statefulsets,jobs').filter((it) => !isReady(it));
    if (waiting.length === 0) return '';
    if (Date.now() > end) {
      const names = waiting.map(({ kind, metadata }) => `${kind} ${metadata.name} is not ready.`);
      const warnings = ['get', 'events', '--all-namespaces', '--field-selector=type=Warning'];
      return `${names.join('\n')}\n${mustKubectl(cluster, warnings)}`;
    }
    await delay(500);
  }
}

function isReady({ kind, metadata, spec, status = {} }: LiveObject): boolean {
  if (kind === 'Job') return status.succeeded === (spec.completions ?? 1);
  return (
    status.observedGeneration === metadata.generation &&
    (status.readyReplicas ?? 0) === spec.replicas &&
    (status.updatedReplicas ?? 0) === spec.replicas
  );
}

/** What the namespaces said of the pods that they did not let in. */
export function refusedPods(cluster: Cluster): readonly string[] {
  return list(cluster, 'deployments,replicasets,statefulsets,jobs').flatMap(
    ({ metadata, status }) =>
      ((status?.conditions ?? []) as { type: string; message: string }[])
        .filter(({ type }) => type === 'ReplicaFailure')
        .map(({ message }) => `${metadata.name}: ${message}`),
  );
}

/** Gives each claim that waits a volume, as a driver of storage would. */
export function bindClaims(cluster: Cluster): void {
  const waiting = list(cluster, 'persistentvolumeclaims').filter(
    ({ spec, status }) => status?.phase === 'Pending' && spec.volumeName === undefined,
  );
  if (waiting.length === 0) return;
  const items = waiting.map(({ metadata, spec }) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `pvc-${metadata.uid}` },
    spec: {
      capacity: spec.resources.requests,
      accessModes: spec.accessModes,
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: spec.storageClassName ?? '',
      hostPath: { path: `/volumes/${metadata.uid}` },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: metadata.namespace,
        name: metadata.name,
        uid: metadata.uid,
      },
    },
  }));
  mustKubectl(
    cluster,
    ['apply', '-f', '-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  );
}
