import type { EcsServiceLoadBalancer } from '@cdktf/provider-aws/lib/ecs-service';
import { outputsAs, type UsedResource } from '../../../src/pack';
import { routeType } from '../../../src/resource-types';
import type { Port } from './workload-params';

/** What AWS allows one service. */
const MOST = 5;

/** The target groups of the routes to a workload, and the container that each leads to. */
export function loadBalancersOf(
  uses: Readonly<Record<string, UsedResource>>,
  listeners: ReadonlyMap<Port, string>,
): EcsServiceLoadBalancer[] {
  const balancers = Object.values(uses).flatMap(({ target, outputs }) => {
    const { targetGroup } = outputsAs(routeType, outputs);
    if (targetGroup === undefined || !target?.port) return [];
    const { targetPort } = target.port;
    const [, containerName] = [...listeners].find(([port]) => port.targetPort === targetPort) ?? [];
    if (containerName === undefined) return [];
    return [{ targetGroupArn: targetGroup, containerName, containerPort: targetPort }];
  });
  if (balancers.length <= MOST) return balancers;
  throw new TypeError(
    `The workload has ${String(balancers.length)} routes, and ECS lets a service have ${String(MOST)}: join those that lead to one port.`,
  );
}
