import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noOutputs } from './fields';

const replicas = z.int().min(1);

/** How many instances of the workload there are. The name is the one that Score files use, on every platform. */
export const horizontalPodAutoscalerType = defineResourceType({
  name: 'horizontal-pod-autoscaler',
  summary: 'As many instances of the workload as its load asks for.',
  params: z
    .strictObject({
      minReplicas: replicas.default(2).describe('At least so many instances.'),
      maxReplicas: replicas.default(3).describe('At most so many instances.'),
      targetCPUUtilizationPercentage: z
        .int()
        .min(1)
        .max(100)
        .default(80)
        .describe('The share of the requested CPU to aim at.'),
    })
    .refine(({ minReplicas, maxReplicas }) => minReplicas <= maxReplicas, {
      path: ['maxReplicas'],
      message: 'must not be less than minReplicas',
    }),
  outputs: noOutputs,
  handles: z.object({
    /** How to scale, where the workload has to see to it itself, as on AWS. */
    scaling: z.object({ min: z.number(), max: z.number(), cpu: z.number() }).optional(),
  }),
  accesses: ['write'],
  pointsAt: ({ workload }) => ({ workload }),
});
