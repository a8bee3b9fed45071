import type { ClusterConnection } from '../../src/resource-types';
import type { ServerImage } from './server-images';

/** A cluster that is there already. */
export interface Cluster {
  readonly name: string;
  readonly connection: ClusterConnection;
}

/** The cluster that a context of a kubeconfig leads to. */
export function kubeconfig({
  context,
  path = '~/.kube/config',
}: {
  readonly context: string;
  /** @default '~/.kube/config' */
  readonly path?: string;
}): Cluster {
  return { name: context, connection: { configPath: path, configContext: context } };
}

export interface EksClusterOptions {
  readonly name: string;
  readonly region: string;
  /** The address of its API server: `aws eks describe-cluster` tells it. */
  readonly endpoint: string;
  /** The certificate authority of the cluster, in PEM. */
  readonly certificateAuthority: string;
}

/** A cluster on EKS; whoever deploys is let in by their AWS credentials, through the `aws` command. */
export function eksCluster(options: EksClusterOptions): Cluster {
  const { name, region, endpoint, certificateAuthority } = options;
  return {
    name,
    connection: {
      host: endpoint,
      clusterCaCertificate: certificateAuthority,
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        command: 'aws',
        args: ['eks', 'get-token', '--cluster-name', name, '--region', region],
      },
    },
  };
}

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
  readonly images?: Partial<Readonly<Record<ServerImage, string>>>;
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

/** The first password is revision one. */
export function revisionOf(
  { revisions = {} }: Pick<KubernetesOptions, 'revisions'>,
  address: unknown,
): number {
  return revisions[String(address)] ?? 1;
}
