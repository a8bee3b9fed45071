import type { ClusterConnection } from '../../src/resource-types';
import { checkEksOptions, checkKubeconfig } from './check-cluster';

/** A cluster that is there already. */
export interface Cluster {
  readonly name: string;
  readonly connection: ClusterConnection;
}

/** The cluster that a context of a kubeconfig leads to. */
export function kubeconfig(options: {
  readonly context: string;
  /** @default '~/.kube/config' */
  readonly path?: string;
}): Cluster {
  checkKubeconfig(options);
  const { context, path = '~/.kube/config' } = options;
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
  checkEksOptions(options);
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
