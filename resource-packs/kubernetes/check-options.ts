import { z } from 'zod';
import { checkOptions, revisionsOption, textOption } from '../../src/pack';
import type { KubernetesOptions } from './options';

const CLUSTER = 'take what kubeconfig({ context }) or eksCluster({ … }) returns';

/** What is not looked into here is looked into where it is used. */
const options: z.ZodObject<Record<keyof KubernetesOptions, z.ZodType>> = z.strictObject({
  cluster: z.object({ name: textOption(CLUSTER), connection: z.looseObject({}, CLUSTER) }, CLUSTER),
  domain: textOption('a domain such as "apps.example"'),
  ingressClass: textOption('the name of an ingress class').optional(),
  ingressNamespace: z.record(z.string(), z.string('labels are texts')).optional(),
  gateway: z
    .strictObject({
      name: textOption('the name of a Gateway'),
      namespace: textOption('its namespace'),
    })
    .optional(),
  clusterIssuer: textOption('the name of a ClusterIssuer').optional(),
  storageClass: textOption('the name of a storage class').optional(),
  images: z.unknown().optional(),
  sharedStorageClass: textOption('the name of a storage class').optional(),
  volumeSize: textOption('a size such as "1Gi"').optional(),
  endpoints: z.record(z.string(), z.string('an endpoint is a URL')).optional(),
  workloads: z.unknown().optional(),
  revisions: revisionsOption,
});

/** Refuses what a platform that is not type-checked may pass. */
export function checkKubernetesOptions(given: unknown): void {
  checkOptions('The pack "kubernetes"', options, given);
}
