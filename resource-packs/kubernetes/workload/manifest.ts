import type { ManifestConfig } from '@cdktf/provider-kubernetes/lib/manifest';
import { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import type { WorkloadParts } from './parts';

interface ManifestOptions extends Pick<ManifestConfig, 'wait' | 'timeouts' | 'lifecycle'> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Makes the object that starts the pods of a workload from plain Kubernetes, for what no typed resource can say. */
export function workloadManifest(
  { scope, metadata, dependsOn }: WorkloadParts,
  { apiVersion, kind, spec, ...config }: ManifestOptions,
): Manifest {
  const made = new Manifest(scope, 'Default', {
    ...config,
    manifest: { apiVersion, kind, metadata, spec: written(spec) },
    // Whoever scaled it by hand would otherwise keep the field from us for good.
    fieldManager: { forceConflicts: true },
  });
  made.dependsOn = dependsOn;
  return made;
}

/** The API server leaves out what is empty, and Terraform would take that for a contradiction. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null || 'resolve' in value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0))
      .map(([key, inner]) => [key, written(inner)]),
  );
}
