import type { CreateInput } from '../../../src/pack';
import { metadataOf } from '../kubernetes-resource';
import { selectorOf, workloadName, type ObjectMetadata } from '../names';
import { openPods } from '../network-policy';
import type { KubernetesOptions } from '../options';
import { ingressNamespaceOf } from './ingress-namespace';

/** What the object of a route is called and where it lies, and the Service and port that it leads to. */
export interface RouteTarget {
  readonly metadata: ObjectMetadata;
  readonly service: string;
  readonly port: number;
}

/** Lets requests from outside in to the pods that a route leads to, and says where these are. */
export function openRouteTarget(
  input: CreateInput<unknown>,
  options: Pick<KubernetesOptions, 'ingressNamespace'>,
): RouteTarget {
  const { scope, address, target } = input;
  const port = target?.port;
  if (!port) throw new TypeError(`${String(address)} leads to no port: this is a bug.`);
  if (port.protocol === 'UDP') {
    throw new TypeError(
      `The port "${port.name}" of "${target.workload}" takes UDP, and a route carries HTTP: name a port that takes TCP.`,
    );
  }
  const metadata = metadataOf(input);
  openPods(scope, 'policy', {
    metadata,
    to: selectorOf(target.workload),
    from: { namespaces: ingressNamespaceOf(options) },
    ports: [{ port: port.targetPort, protocol: 'TCP' }],
  });
  return { metadata, service: workloadName(target.workload), port: port.port };
}
