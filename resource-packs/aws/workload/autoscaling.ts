import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import type { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import type { Construct } from 'constructs';
import { outputsAs, type Name, type UsedResource } from '../../../src/pack';
import { horizontalPodAutoscalerType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';

/** How many tasks there are: the workload makes it so, because a service has to exist before it is scaled. */
export const autoscaler = () =>
  awsResource(horizontalPodAutoscalerType, {
    summary: 'As many tasks of the service as its CPU load asks for.',
    create: ({ params }) => ({
      scaling: {
        min: params.minReplicas,
        max: params.maxReplicas,
        cpu: params.targetCPUUtilizationPercentage,
      },
    }),
  });

type Scaling = NonNullable<ReturnType<typeof scalingOf>>;

/** The scaling that a workload asks for, if it does. */
export function scalingOf(uses: Readonly<Record<string, UsedResource>>) {
  const scaler = Object.values(uses).find(({ type }) => type === horizontalPodAutoscalerType.name);
  return scaler && outputsAs(horizontalPodAutoscalerType, scaler.outputs).scaling;
}

/** Scales a service by the CPU load of its tasks. */
export function scale(
  scope: Construct,
  { min, max, cpu }: Scaling,
  of: { readonly service: EcsService; readonly cluster: string; readonly name: Name },
): void {
  const target = new AppautoscalingTarget(scope, 'scaling', {
    serviceNamespace: 'ecs',
    resourceId: `service/${of.cluster}/${of.service.name}`,
    scalableDimension: 'ecs:service:DesiredCount',
    minCapacity: min,
    maxCapacity: max,
  });
  new AppautoscalingPolicy(scope, 'scaling-policy', {
    name: of.name.within(200),
    policyType: 'TargetTrackingScaling',
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      targetValue: cpu,
    },
  });
}
