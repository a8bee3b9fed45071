import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** The namespace that the objects of an environment lie in. */
export const k8sNamespaceType = defineResourceType({
  name: 'k8s-namespace',
  summary: 'The Kubernetes namespace of an environment.',
  params: noParams,
  outputs: z.strictObject({
    namespace: z.string().describe('The name of the namespace.'),
  }),
  accesses: ['read'],
  requestable: false,
});
