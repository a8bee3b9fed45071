import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { CreateInput } from '../../src/pack';
import { ingressNamespaceOf } from './ingress-namespace';
import { namespaceOf } from './kubernetes-resource';
import { labelsOf, LIMIT, selectorOf, workloadName } from './names';
import type { KubernetesOptions } from './options';

/** What the object of a route is called and where it lies, and the Service and port that it leads to. */
export interface RouteTarget {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly service: string;
  readonly port: number;
}

/** Lets requests from outside in to the pods that a route leads to, and says where these are. */
export function openRouteTarget(
  { scope, address, name, needs, target, context }: CreateInput<unknown>,
  options: Pick<KubernetesOptions, 'ingressNamespace'>,
): RouteTarget {
  const port = target?.port;
  if (!port) throw new TypeError(`${String(address)} leads to no port: this is a bug.`);
  if (port.protocol === 'UDP') {
    throw new TypeError(
      `The port "${port.name}" of "${target.workload}" takes UDP, and a route carries HTTP: name a port that takes TCP.`,
    );
  }
  const metadata = {
    name: name.within(LIMIT, { startsWithLetter: true }),
    namespace: namespaceOf(needs),
    labels: labelsOf(address, context),
  };
  new NetworkPolicyV1(scope, 'policy', {
    metadata,
    spec: {
      podSelector: { matchLabels: selectorOf(target.workload) },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: ingressNamespaceOf(options) } }],
          ports: [{ port: String(port.targetPort), protocol: 'TCP' }],
        },
      ],
    },
  });
  return { metadata, service: workloadName(target.workload), port: port.port };
}
