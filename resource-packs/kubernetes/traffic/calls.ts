import type { ServicePort } from '../../../src/model';
import {
  outputsAs,
  shortened,
  type ConnectInput,
  type CreateInput,
  type ResourceDefinition,
} from '../../../src/pack';
import { servicePortType, serviceType, workloadType } from '../../../src/resource-types';
import { kubernetesResource, namespaceOf } from '../kubernetes-resource';
import { labelsOf, LIMIT, selectorOf, workloadName } from '../names';
import { openPods } from '../network-policy';

/** The name of another workload, under which all its ports answer. */
export const service = kubernetesResource(serviceType, {
  summary: 'The name of the Service of another workload, whose ports are opened to who asks.',
  create: (input) => ({ name: workloadName(targetOf(input).workload) }),
  connect(input) {
    letInto(input, targetOf(input).ports);
    return undefined;
  },
});

/** One port of another workload. */
export const servicePort = kubernetesResource(servicePortType, {
  summary: 'A port of the Service of another workload, which is opened to who asks.',
  create(input) {
    return { hostname: workloadName(targetOf(input).workload), port: portOf(input).port };
  },
  connect(input) {
    letInto(input, [portOf(input)]);
    return undefined;
  },
});

/** Everything that a workload calls within its project. */
export const calls: readonly ResourceDefinition[] = [service, servicePort];

/** Lets the pods of whoever asks reach the target's, on these ports and no others; the namespace lets in nobody. */
function letInto(input: ConnectInput<unknown>, ports: readonly ServicePort[]): void {
  const { scope, address, name, needs, context, consumer } = input;
  const { pods } = outputsAs(workloadType, consumer.outputs);
  // Without ports the policy would open all of them.
  if (!pods || ports.length === 0) return;
  openPods(scope, 'Default', {
    metadata: {
      name: shortened(`${name.within(LIMIT)}-from-${workloadName(consumer.address.id)}`, LIMIT),
      namespace: namespaceOf(needs),
      labels: labelsOf(address, context),
    },
    to: selectorOf(targetOf(input).workload),
    from: { pods: pods.labels },
    ports: ports.map(({ targetPort, protocol }) => ({ port: targetPort, protocol })),
  });
}

function targetOf({ target, address }: Pick<CreateInput<unknown>, 'target' | 'address'>) {
  if (target) return target;
  throw new TypeError(`${String(address)} points at no workload: this is a bug.`);
}

function portOf(input: Pick<CreateInput<unknown>, 'target' | 'address'>): ServicePort {
  const { port } = targetOf(input);
  if (port) return port;
  throw new TypeError(`${String(input.address)} leads to no port: this is a bug.`);
}
