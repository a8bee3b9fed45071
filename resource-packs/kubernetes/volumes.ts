import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import { defineResource, type ResourceDefinition } from '../../src/pack';
import { volumeType } from '../../src/resource-types';
import { kubernetesResource, namespaceOf } from './kubernetes-resource';
import { labelsOf, LIMIT } from './names';
import type { KubernetesOptions } from './options';

export type VolumeOptions = Pick<
  KubernetesOptions,
  'storageClass' | 'sharedStorageClass' | 'volumeSize'
>;

/** Every class of volume that the cluster can make; existing ConfigMaps and Secrets are given by rules. */
export function volumes(options: VolumeOptions): ResourceDefinition[] {
  const { storageClass, sharedStorageClass, volumeSize } = options;
  const sized = volumeSize === undefined ? {} : { size: volumeSize };
  const forOneNode = { ...sized, ...(storageClass === undefined ? {} : { storageClass }) };
  return [
    volumeClaim(forOneNode),
    volumeClaim({ ...forOneNode, class: 'standard-rwo' }),
    ...(sharedStorageClass === undefined
      ? []
      : [volumeClaim({ ...sized, class: 'nfs', storageClass: sharedStorageClass, shared: true })]),
    perInstance(forOneNode),
    ephemeral,
  ];
}

export interface VolumeClaimOptions {
  /** @default 'default' */
  readonly class?: string;
  /** As Kubernetes writes it. @default '1Gi' */
  readonly size?: string;
  /** @default the cluster's own default */
  readonly storageClass?: string;
  /** Whether many nodes mount it at once, which the storage class has to be able to do. @default false */
  readonly shared?: boolean;
}

/**
 * Disk space that is claimed from the cluster, also for a rule that gives one volume another size.
 *
 * @example
 * rule({ id: 'shop.uploads' }, volumeClaim({ size: '100Gi' }))
 */
export function volumeClaim(options: VolumeClaimOptions = {}): ResourceDefinition {
  const spec = specOf(options);
  return kubernetesResource(volumeType, {
    ...(options.class === undefined ? {} : { class: options.class }),
    summary:
      options.shared === true
        ? 'Disk space that the pods of all nodes share.'
        : 'Disk space for the pods of one node.',
    stateful: ['kubernetes_persistent_volume_claim_v1'],
    create({ scope, address, name, needs, context }) {
      const made = new PersistentVolumeClaimV1(scope, 'Default', {
        metadata: {
          name: name.within(LIMIT, { startsWithLetter: true }),
          namespace: namespaceOf(needs),
          labels: labelsOf(address, context),
        },
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
  const claim = specOf(options);
  return defineResource(volumeType, {
    class: 'per-instance',
    summary: 'Disk space of its own for each instance of a workload of the class `stateful`.',
    create: ({ name }) => ({ source: name.within(LIMIT), claim }),
  });
}

const ephemeral = defineResource(volumeType, {
  class: 'ephemeral',
  summary: 'Disk space that is empty when a pod starts, and gone when it ends.',
  create({ address, name, workloads }) {
    if (workloads.length > 1) {
      throw new TypeError(
        `The volume "${address.id}" cannot be shared by ${workloads.join(', ')}: each pod has an ephemeral volume of its own. Leave out its id, or use another class.`,
      );
    }
    return { source: name.within(LIMIT), podVolume: { emptyDir: {} } };
  },
});

function specOf({ size = '1Gi', storageClass, shared = false }: VolumeClaimOptions) {
  if (!/^[1-9]\d*[KMGT]i$/.test(size)) {
    throw new TypeError(
      `The size of a volume is a whole number of Ki, Mi, Gi or Ti, such as "10Gi", and not "${size}".`,
    );
  }
  return {
    accessModes: [shared ? 'ReadWriteMany' : 'ReadWriteOnce'],
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    resources: { requests: { storage: size } },
  };
}
