import { z } from 'zod';
import { checkOptions } from '../../src/pack';
import type { EksClusterOptions } from './cluster-access';
import type { KubernetesOptions } from './options';

const text = (what: string) => z.string(what).min(1, what);

const CLUSTER = 'take what kubeconfig({ context }) or eksCluster({ … }) returns';

/** What is not looked into here is looked into where it is used. */
const options: z.ZodObject<Record<keyof KubernetesOptions, z.ZodType>> = z.strictObject({
  cluster: z.object({ name: text(CLUSTER), connection: z.looseObject({}, CLUSTER) }, CLUSTER),
  domain: text('a domain such as "apps.example"'),
  ingressClass: text('the name of an ingress class').optional(),
  ingressNamespace: z.record(z.string(), z.string('labels are texts')).optional(),
  gateway: z
    .strictObject({ name: text('the name of a Gateway'), namespace: text('its namespace') })
    .optional(),
  clusterIssuer: text('the name of a ClusterIssuer').optional(),
  storageClass: text('the name of a storage class').optional(),
  images: z.unknown().optional(),
  sharedStorageClass: text('the name of a storage class').optional(),
  volumeSize: text('a size such as "1Gi"').optional(),
  endpoints: z.record(z.string(), z.string('an endpoint is a URL')).optional(),
  workloads: z.unknown().optional(),
  revisions: z.record(z.string(), z.int('a revision is a whole number').min(1)).optional(),
});

const eks: z.ZodObject<Record<keyof EksClusterOptions, z.ZodType>> = z.strictObject({
  name: text('the name of the cluster'),
  region: text('a region such as "eu-central-1"'),
  endpoint: text('the address of the API server, as `aws eks describe-cluster` tells it'),
  certificateAuthority: text('the certificate authority of the cluster, in PEM'),
});

/** Refuses what a platform that is not type-checked may pass. */
export function checkKubernetesOptions(given: unknown): void {
  checkOptions('The pack "kubernetes"', options, given);
}

/** Refuses a cluster that nothing could reach. */
export function checkEksOptions(given: unknown): void {
  checkOptions('eksCluster', eks, given);
}

/** Refuses a kubeconfig without a context: Terraform would take whichever is current. */
export function checkKubeconfig(given: unknown): void {
  const context = text('the name of a context');
  checkOptions('kubeconfig', z.strictObject({ context, path: text('a path').optional() }), given);
}
