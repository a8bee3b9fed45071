import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import type { ResourceAddress } from '../../../src/model';
import { horizontalPodAutoscalerType } from '../../../src/resource-types';
import { kubernetesResource, metadataOf } from '../kubernetes-resource';
import { workloadName } from '../names';

/** The object that starts the pods of a workload, by its class, where there may be more than one of them. */
const SCALED: Readonly<Record<string, string>> = {
  default: 'Deployment',
  stateful: 'StatefulSet',
};

/** As many pods as the load asks for. Only what asked for it says of which kind it is, so it is made for that. */
export const horizontalPodAutoscaler = kubernetesResource(horizontalPodAutoscalerType, {
  summary: 'A HorizontalPodAutoscaler that looks at the CPU time of the pods.',
  notes: [
    'It scales nothing until something in the cluster measures pods, such as metrics-server.',
  ],
  create: () => ({}),
  connect(input) {
    const { scope, params, consumer, context } = input;
    if (context.paused) return undefined;
    new HorizontalPodAutoscalerV2(scope, 'Default', {
      metadata: metadataOf(input),
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: kindOf(consumer.address),
          name: workloadName(consumer.address.id),
        },
        minReplicas: params.minReplicas,
        maxReplicas: params.maxReplicas,
        metric: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: {
                type: 'Utilization',
                averageUtilization: params.targetCPUUtilizationPercentage,
              },
            },
          },
        ],
      },
    });
    return undefined;
  },
});

function kindOf(workload: ResourceAddress): string {
  const kind = SCALED[workload.resourceClass];
  if (kind !== undefined) return kind;
  throw new TypeError(
    `The workload "${workload.id}" is of the class "${workload.resourceClass}", which runs to an end, and only what keeps running can be scaled. Remove its autoscaler.`,
  );
}
