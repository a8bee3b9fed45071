import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import { defineResource, type ResourceDefinition } from '../../../src/pack';
import { volumeType } from '../../../src/resource-types';
import { kubernetesResource, metadataOf } from '../kubernetes-resource';
import { LIMIT } from '../names';
import type { KubernetesOptions } from '../options';
import { claimSpec, volumeSize, type ClaimOptions } from './claim-spec';

export type VolumeOptions = Pick<
  KubernetesOptions,
  'storageClass' | 'sharedStorageClass' | 'volumeSize'
>;

/** Every class of volume that the cluster can make; existing ConfigMaps and Secrets are given by rules. */
export function volumes(options: VolumeOptions): ResourceDefinition[] {
  const { storageClass, sharedStorageClass, volumeSize: size } = options;
  const forOneNode = { size, storageClass };
  return [
    volumeClaim(forOneNode),
    volumeClaim({ ...forOneNode, class: 'standard-rwo' }),
    ...(sharedStorageClass === undefined
      ? []
      : [volumeClaim({ size, class: 'nfs', storageClass: sharedStorageClass, shared: true })]),
    perInstance(forOneNode),
    ephemeral(size),
  ];
}

export interface VolumeClaimOptions extends ClaimOptions {
  /** @default 'default' */
  readonly class?: string;
}

/**
 * Disk space that is claimed from the cluster, also for a rule that gives one volume another size.
 *
 * @example
 * rule({ id: 'shop.uploads' }, volumeClaim({ size: '100Gi' }))
 */
export function volumeClaim(options: VolumeClaimOptions = {}): ResourceDefinition {
  const spec = claimSpec(options);
  return kubernetesResource(volumeType, {
    ...(options.class === undefined ? {} : { class: options.class }),
    summary:
      options.shared === true
        ? 'Disk space that the pods of all nodes share.'
        : 'Disk space for the pods of one node.',
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create(input) {
      const made = new PersistentVolumeClaimV1(input.scope, 'Default', {
        metadata: metadataOf(input),
        spec,
        // Most disks are only made once a pod wants them, and the pod comes after its claim.
        waitUntilBound: false,
      });
      const claimName = made.metadata.name;
      return { source: claimName, podVolume: { persistentVolumeClaim: { claimName } } };
    },
  });
}

/** The instances of a stateful workload claim their volumes themselves, so here is only how. */
function perInstance(options: VolumeClaimOptions): ResourceDefinition {
  const claim = claimSpec(options);
  return defineResource(volumeType, {
    class: 'per-instance',
    summary: 'Disk space of its own for each instance of a workload of the class `stateful`.',
    create: ({ name }) => ({ source: name.within(LIMIT), claim }),
  });
}

/** It has a size because it is a part of the node's own disk, which others need as well. */
function ephemeral(size: string | undefined): ResourceDefinition {
  const sizeLimit = volumeSize(size);
  return defineResource(volumeType, {
    class: 'ephemeral',
    summary: 'Disk space that is empty when a pod starts, and gone when it ends.',
    notes: ['A pod that writes more than its size is ended, and another one starts.'],
    create({ address, name, workloads }) {
      if (workloads.length > 1) {
        throw new TypeError(
          `The volume "${address.id}" cannot be shared by ${workloads.join(', ')}: each pod has an ephemeral volume of its own. Leave out its id, or use another class.`,
        );
      }
      return { source: name.within(LIMIT), podVolume: { emptyDir: { sizeLimit } } };
    },
  });
}
