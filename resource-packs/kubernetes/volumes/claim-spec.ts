import { canonicalQuantity } from '../pod/quantities';

export interface ClaimOptions {
  /** As Kubernetes writes it. @default '1Gi' */
  readonly size?: string | undefined;
  /** @default the cluster's own default */
  readonly storageClass?: string | undefined;
  /** Whether many nodes mount it at once, which the storage class has to be able to do. @default false */
  readonly shared?: boolean;
}

/** The spec of a claim for disk space. */
export function claimSpec({ size, storageClass, shared = false }: ClaimOptions) {
  return {
    accessModes: [shared ? 'ReadWriteMany' : 'ReadWriteOnce'],
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    resources: { requests: { storage: volumeSize(size) } },
  };
}

/** How much a volume holds, as the API server writes it. */
export function volumeSize(size = '1Gi'): string {
  if (/^[1-9]\d*[KMGT]i$/.test(size)) return canonicalQuantity(size);
  throw new TypeError(
    `The size of a volume is a whole number of Ki, Mi, Gi or Ti, such as "10Gi", and not "${size}".`,
  );
}
