import type { StatefulSetV1SpecVolumeClaimTemplateSpec } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import { StatefulSetV1 } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import type { ITerraformDependable } from 'cdktf';
import { boundPod, needsManifest } from '../pod/binding';
import { checkRollout } from '../rollout-check';
import { spreadOut } from './availability';
import { workloadManifest } from './manifest';
import type { WorkloadParts } from './parts';
import { makeHeadlessService } from './services';

/** One pod after the other starts, so it takes longer than a Deployment. */
const TIMEOUTS = { create: '20m', update: '20m' };

/** What becomes of the disks of its instances, and so of their data: nothing. */
const KEPT = { whenDeleted: 'Retain', whenScaled: 'Retain' } as const;

/** Makes a StatefulSet: pods that have a name each, and a disk of their own where they ask for one. */
export function makeStatefulSet(parts: WorkloadParts): void {
  const { scope, metadata } = parts;
  const serviceName = makeHeadlessService(parts).metadata.name;
  checkRollout(scope, {
    kind: 'StatefulSet',
    name: metadata.name,
    namespace: metadata.namespace,
    madeBy: statefulSetOf(parts, serviceName),
  });
}

function statefulSetOf(parts: WorkloadParts, serviceName: string): ITerraformDependable {
  const { scope, metadata, selector, template, replicas, claims, dependsOn } = parts;
  const pod = spreadOut(template.spec, selector, 'controller-revision-hash');
  if (needsManifest(pod)) {
    return workloadManifest(parts, {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: {
        serviceName,
        ...(replicas !== undefined && { replicas }),
        selector: { matchLabels: selector },
        template: { metadata: template.metadata, spec: pod },
        ...(claims.length > 0 && {
          persistentVolumeClaimRetentionPolicy: KEPT,
          volumeClaimTemplates: claims.map(({ name, spec }) => ({
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: { name },
            spec,
          })),
        }),
      },
      wait: { rollout: true },
      timeouts: TIMEOUTS,
    });
  }
  const made = new StatefulSetV1(scope, 'Default', {
    metadata,
    spec: {
      serviceName,
      ...(replicas !== undefined && { replicas: String(replicas) }),
      selector: { matchLabels: selector },
      template: { metadata: template.metadata, spec: boundPod(pod) },
      ...(claims.length > 0 && {
        persistentVolumeClaimRetentionPolicy: [KEPT],
        volumeClaimTemplate: claims.map(({ name, spec }) => ({
          metadata: { name },
          // As Kubernetes writes it, and the binding has the same fields.
          spec: spec as unknown as StatefulSetV1SpecVolumeClaimTemplateSpec,
        })),
      }),
    },
    waitForRollout: true,
    timeouts: TIMEOUTS,
  });
  made.dependsOn = dependsOn;
  return made;
}
