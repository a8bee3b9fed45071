import { z } from 'zod';
import { checkOptions } from '../../src/pack';
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

/** Refuses what a platform that is not type-checked may pass. */
export function checkKubernetesOptions(given: unknown): void {
  checkOptions('The pack "kubernetes"', options, given);
}
