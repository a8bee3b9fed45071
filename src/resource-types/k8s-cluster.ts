import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** How to reach the API server of a cluster, as the Terraform providers of Kubernetes and Helm take it. */
export interface ClusterConnection {
  /** The path of a kubeconfig, and the context within it. */
  readonly configPath?: string;
  readonly configContext?: string;
  /** Or the address of the API server, with its certificate authority in PEM. */
  readonly host?: string;
  readonly clusterCaCertificate?: string;
  /** The command that prints a token which expires. */
  readonly exec?: {
    readonly apiVersion: string;
    readonly command: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
}

/** A Kubernetes cluster; mostly an existing one, because its provider has to know it before a plan. */
export const k8sClusterType = defineResourceType({
  name: 'k8s-cluster',
  summary: 'The Kubernetes cluster that an environment runs in.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The name of the cluster.'),
  }),
  handles: z.object({
    connection: z.custom<ClusterConnection>().optional(),
  }),
  accesses: ['read'],
  requestable: false,
});
