import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import type { ServicePort, TargetProbe } from '../../../src/model';
import { escapeText, outputsAs, type Created, type CreateInput } from '../../../src/pack';
import {
  awsNetworkType,
  ingressType,
  routeType,
  workloadIdentityType,
} from '../../../src/resource-types';
import { awsResource } from '../aws-resource';
import { letReach } from '../network/access-rules';
import { resolvedText } from '../policies/resolved-text';
import { patternsOf } from './path-patterns';
import { DEEPEST, numberOf, priorityAmongAll } from './route-priority';

/** The longest host or path that a rule of a load balancer takes; `/*` has to fit in as well. */
const LIMIT = 128;

const path = routeType.params.shape.path
  .unwrap()
  .transform(patternsOf)
  .refine(({ depth }) => depth <= DEEPEST, `a path has at most ${DEEPEST} parts`)
  .refine(
    ({ patterns }) => patterns.every((pattern) => pattern.length <= LIMIT),
    `a path has at most ${LIMIT - 2} characters, and some count for three`,
  );

const params = routeType.params.extend({
  host: routeType.params.shape.host
    .max(LIMIT)
    .regex(/^[A-Za-z\d.-]+$/, 'write a host name, without wildcards'),
  path: path.prefault('/'),
});

/** How long a target that goes may finish what it began: as long as ECS gives a task to stop. */
const DRAIN_IN_SECONDS = 30;

/** Leads requests from the load balancer straight to the instances of a workload. */
export const route = () =>
  awsResource(routeType, {
    summary: 'A rule of the load balancer, by host name and path.',
    params,
    needs: {
      ingress: { type: 'ingress', per: 'environment' },
      network: { type: 'aws-network', per: 'environment' },
      identity: { type: 'workload-identity', per: 'target' },
    },
    create(input) {
      const { scope, address, name, params, needs } = input;
      const entrance = outputsAs(ingressType, needs['ingress']);
      if (entrance.listener === undefined) {
        throw new TypeError('The entrance of the environment is not a load balancer of AWS.');
      }
      const { workload, port, probe } = portOf(input);
      letRequestsReach(input, entrance, { workload, port: port.targetPort });
      const group = targetGroup(input, port, probe);
      const rule = new LbListenerRule(scope, 'Default', {
        listenerArn: entrance.listener,
        priority: priorityAmongAll(scope, entrance.listener, {
          address: String(address),
          hash: numberOf(name),
          target: `${workload}:${port.targetPort}`,
          place: `${resolvedText(scope, params.host).toLowerCase()} ${params.path.patterns.join(' ')}`,
          depth: params.path.depth,
        }),
        action: [{ type: 'forward', targetGroupArn: group.arn }],
        condition: [
          { hostHeader: { values: [params.host] } },
          { pathPattern: { values: [...params.path.patterns] } },
        ],
      });
      // By way of the rule: ECS refuses a target group that no listener uses yet.
      return { targetGroup: rule.action.get(0).targetGroupArn };
    },
  });

type Input = Pick<CreateInput<unknown>, 'scope' | 'name' | 'needs' | 'target'>;

function portOf({ target }: Input) {
  if (!target?.port) throw new TypeError('A route leads to a port of a workload: this is a bug.');
  const { workload, port, probe } = target;
  if (port.protocol === 'UDP') {
    throw new TypeError(`The port ${port.port} of "${workload}" speaks UDP, and requests do not.`);
  }
  return { workload, port, probe };
}

function targetGroup(
  { scope, name, needs }: Input,
  { targetPort }: ServicePort,
  probe: TargetProbe | undefined,
): LbTargetGroup {
  const protocol = probe?.scheme ?? 'HTTP';
  // A new port makes a new group, and the old one goes only when no rule uses it: for a while there are both.
  const suffix = `${targetPort}${protocol === 'HTTPS' ? 's' : ''}`;
  return new LbTargetGroup(scope, 'targets', {
    name: `${name.within(25)}-${suffix}`,
    vpcId: outputsAs(awsNetworkType, needs['network']).vpc,
    targetType: 'ip',
    port: targetPort,
    protocol,
    deregistrationDelay: String(DRAIN_IN_SECONDS),
    healthCheck: {
      enabled: true,
      protocol,
      path: escapeText(probe?.path ?? '/'),
      // Where nobody says what a good answer is, any answer shows that the server is there, but for its own failure.
      matcher: probe ? '200-399' : '200-499',
      interval: 15,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
    lifecycle: { createBeforeDestroy: true },
  });
}

function letRequestsReach(
  { scope, needs }: Input,
  {
    securityGroup: from,
    letThrough,
  }: Pick<Created<typeof ingressType>, 'securityGroup' | 'letThrough'>,
  { workload, port }: { readonly workload: string; readonly port: number },
): void {
  const { securityGroup } = outputsAs(workloadIdentityType, needs['identity']);
  if (securityGroup === undefined) return;
  if (letThrough) {
    letThrough({ workload, securityGroup, port });
    return;
  }
  if (from === undefined) return;
  letReach(new Construct(scope, 'access'), {
    from: { securityGroup: from, called: 'the load balancer' },
    to: { securityGroup, called: workload, port },
  });
}
