import type { Cluster } from './cluster-access';
import type { OwnImages } from './images';

/** How workloads run where their Score file says nothing else. */
export interface WorkloadOptions {
  /** @default 2 where protected, else 1 */
  readonly replicas?: number;
  /**
   * The security context of every pod is `restricted`. A waiver takes one thing of it back, for images that cannot do
   * without: a user of their own, or a file system they write to.
   *
   * @default none
   */
  readonly waivers?: readonly ('root' | 'writable-root-filesystem')[];
  /** Pull secrets of the namespace. @default none */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Whether a node asks the registry each time for the image of a tag, which may have moved. `IfNotPresent` is for
   * clusters whose nodes were given their images. @default 'Always'
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent';
  /**
   * An image with `/bin/sh`, `cat` and `chmod` that puts files together which hold secrets among other text.
   *
   * @default busybox 1.37, by its digest
   */
  readonly helperImage?: string;
}

export interface KubernetesOptions {
  /** `kubeconfig({ context: 'staging' })` or `eksCluster({ … })`. */
  readonly cluster: Cluster;
  /** What host names end with. */
  readonly domain: string;
  /** The class of Ingress objects. @default the cluster's own default */
  readonly ingressClass?: string;
  /** The labels of the namespace whose pods bring requests from outside. @default { 'kubernetes.io/metadata.name': 'ingress-nginx' } */
  readonly ingressNamespace?: Readonly<Record<string, string>>;
  /** The Gateway that routes of the class `gateway` attach to. @default there is no such class */
  readonly gateway?: { readonly name: string; readonly namespace: string };
  /** A ClusterIssuer of cert-manager. @default there is no `tls-cert` */
  readonly clusterIssuer?: string;
  /** Of volumes and of databases. @default the cluster's own default */
  readonly storageClass?: string;
  /** Images of the servers in the cluster, such as copies in a registry of your own. @default `images` */
  readonly images?: OwnImages;
  /** A storage class whose volumes many nodes mount at once. @default there is no volume of the class `nfs` */
  readonly sharedStorageClass?: string;
  /** How much a volume holds, as Kubernetes writes it. @default '1Gi' */
  readonly volumeSize?: string;
  /**
   * The URLs that `endpoint` requests lead to, by the id of the resource, such as `shop.payments`.
   *
   * @default there is no `endpoint`
   */
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly workloads?: WorkloadOptions;
  /**
   * How often the password of a resource was changed, by address: raising the number rotates it.
   *
   * @default 1 for all
   */
  readonly revisions?: Readonly<Record<string, number>>;
}
