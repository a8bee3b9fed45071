import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { Lazy } from 'cdktf';
import { outputsAs } from '../../../src/pack';
import {
  awsNetworkType,
  ecsClusterType,
  workloadIdentityType,
  workloadType,
} from '../../../src/resource-types';
import { terraformAddress } from '../../../src/terraform';
import { awsResource } from '../aws-resource';
import { allowCalls, callsOf } from '../calls/call-rules';
import { PROXY, serviceConnect } from '../calls/service-connect';
import { startAfterCalled } from '../calls/start-order';
import type { AwsOptions } from '../options';
import { listenersOf } from '../task/container-ports';
import { describeTask, type WorkloadInput } from '../task/task-definition';
import { TASK_NEEDS, TASK_NOTES } from '../task/task-needs';
import { scale, scalingOf } from './autoscaling';
import { loadBalancersOf } from './load-balancers';
import { settingOf } from './workload-params';
import { serviceParams } from './workload-settings';

/** A workload that keeps running. */
export const workload = (options: AwsOptions) =>
  awsResource(workloadType, {
    summary:
      'A service on ECS Fargate that keeps its tasks running and goes back from a rollout that fails.',
    notes: [
      ...TASK_NOTES,
      'A port that leads to another is reached under its own number over TCP only: over UDP, the number of the container counts.',
      'A probe over HTTP is asked by the load balancer of a route, and by nobody without one.',
    ],
    params: serviceParams,
    needs: TASK_NEEDS,
    create(input) {
      const { securityGroup } = outputsAs(workloadIdentityType, input.needs['identity']);
      runService(input, options);
      return { securityGroup };
    },
  });

function runService(input: WorkloadInput, options: AwsOptions): void {
  const { scope, address, name, params, needs, uses, context } = input;
  const cluster = outputsAs(ecsClusterType, needs['cluster']);
  const identity = outputsAs(workloadIdentityType, needs['identity']);
  const listeners = listenersOf(params);
  const calls = callsOf(uses);
  const isConnected = listeners.size > 0 || calls.length > 0;
  const task = describeTask(input, options, { listeners, besides: isConnected ? [PROXY] : [] });
  const loadBalancer = loadBalancersOf(uses, listeners);
  const asked = scalingOf(uses);
  // An autoscaler that may choose from no tasks at all starts none.
  const scaling = asked && context.paused ? { ...asked, min: 0, max: 0 } : asked;
  const recreates = settingOf(params, 'rollout') === 'recreate';
  const replicas = options.workloads?.replicas ?? (context.protected ? 2 : 1);
  const wanted = Number(settingOf(params, 'replicas') ?? replicas);
  const service = new EcsService(scope, 'Default', {
    name: name.within(200),
    cluster: cluster.arn,
    taskDefinition: task.definition.arn,
    launchType: 'FARGATE',
    desiredCount: scaling?.min ?? (context.paused ? 0 : wanted),
    deploymentMinimumHealthyPercent: recreates ? 0 : 100,
    deploymentMaximumPercent: recreates ? 100 : 200,
    // It starts a task in the emptier zone before it stops one in the fuller, which a service without surplus cannot.
    availabilityZoneRebalancing: recreates ? 'DISABLED' : 'ENABLED',
    // A rollout that failed stays visible: the service then runs another revision than the stack says.
    deploymentCircuitBreaker: { enable: true, rollback: true },
    waitForSteadyState: true,
    enableEcsManagedTags: true,
    propagateTags: 'SERVICE',
    networkConfiguration: {
      subnets: outputsAs(awsNetworkType, needs['network']).privateSubnets,
      ...(identity.securityGroup !== undefined && { securityGroups: [identity.securityGroup] }),
      assignPublicIp: false,
    },
    ...(loadBalancer.length > 0 && { loadBalancer, healthCheckGracePeriodSeconds: 60 }),
    ...(listeners.size > 0 && { serviceRegistries: { registryArn: registered(input) } }),
    ...(isConnected && {
      serviceConnectConfiguration: serviceConnect({
        workload: address.id,
        ports: [...listeners.keys()],
        namespace: cluster.namespaceArn,
        domain: cluster.domain,
        log: task.log,
      }),
    }),
    ...(scaling && !context.paused && { lifecycle: { ignoreChanges: ['desired_count'] } }),
  });
  const rules =
    identity.securityGroup === undefined
      ? []
      : allowCalls(scope, { workload: address.id, securityGroup: identity.securityGroup }, calls);
  const called = startAfterCalled(scope, address.id, {
    address: terraformAddress(service),
    calls: [...new Set(calls.map((call) => call.workload))],
  });
  service.dependsOn = Lazy.listValue({
    // What the identity may do, and who else is there, is only known when everything is connected.
    produce: () => [...task.ready, ...rules, ...(identity.ready ?? []), ...called()].sort(),
  });
  if (scaling) scale(scope, scaling, { service, cluster: cluster.name, name });
}

/** The tasks of the workload under its name in the DNS of the network. */
function registered({ scope, address, needs }: WorkloadInput): string {
  const { namespaceId } = outputsAs(ecsClusterType, needs['cluster']);
  const service = new ServiceDiscoveryService(scope, 'name', {
    name: address.id,
    description: `The tasks of ${address.id}.`,
    dnsConfig: {
      namespaceId,
      routingPolicy: 'MULTIVALUE',
      dnsRecords: [{ type: 'A', ttl: 10 }],
    },
    healthCheckCustomConfig: { failureThreshold: 1 },
    // ECS takes its tasks out of it as it stops them, which may be a moment later.
    forceDestroy: true,
  });
  return service.arn;
}
