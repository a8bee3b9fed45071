import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** A Kubernetes cluster; mostly an existing one, because its provider has to know it before a plan. */
export const k8sClusterType = defineResourceType({
  name: 'k8s-cluster',
  summary: 'The Kubernetes cluster that an environment runs in.',
  params: noParams,
  outputs: z.strictObject({
    name: z.string().describe('The name of the cluster.'),
  }),
  accesses: ['read'],
  requestable: false,
});
