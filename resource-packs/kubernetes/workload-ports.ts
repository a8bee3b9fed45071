import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { ContainerPort } from './pod';
import type { WorkloadParts } from './workload-parts';

/** A port of the Service, and the port of the containers behind it. */
export interface WorkloadPort extends ContainerPort {
  readonly name: string;
  readonly port: number;
}

interface StatedPort {
  readonly port: number;
  readonly targetPort?: number | undefined;
  readonly protocol?: 'TCP' | 'UDP' | undefined;
}

/** The ports of a workload, sorted by name. */
export function portsOf(stated: Readonly<Record<string, StatedPort>>): readonly WorkloadPort[] {
  return Object.entries(stated)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { port, targetPort = port, protocol = 'TCP' }]) => ({
      name,
      port,
      containerPort: targetPort,
      protocol,
    }));
}

/** The ports that the containers listen on, each once. They have no names, because those are too long for a container. */
export function containerPorts(ports: readonly WorkloadPort[]): readonly ContainerPort[] {
  const keyOf = ({ containerPort, protocol }: ContainerPort) =>
    `${String(containerPort)} ${protocol}`;
  const byKey = new Map(
    ports.map(({ containerPort, protocol }) => [
      keyOf({ containerPort, protocol }),
      { containerPort, protocol },
    ]),
  );
  return [...byKey.values()];
}

/** Makes the Service by which others call a workload; one without ports cannot be called. */
export function makeService({ scope, metadata, selector, ports }: WorkloadParts): void {
  if (ports.length === 0) return;
  new ServiceV1(scope, 'service', {
    metadata,
    spec: { type: 'ClusterIP', selector, port: ports.map(boundPort) },
  });
}

/** Makes the Service by which the instances of a stateful workload find one another. */
export function makeHeadlessService(parts: WorkloadParts): ServiceV1 {
  const { scope, metadata, selector, ports, otherName } = parts;
  return new ServiceV1(scope, 'instances', {
    metadata: { ...metadata, name: otherName },
    spec: {
      clusterIp: 'None',
      selector,
      // They have to find one another before they can be ready.
      publishNotReadyAddresses: true,
      ...(ports.length > 0 && { port: ports.map(boundPort) }),
    },
  });
}

function boundPort({ name, port, containerPort, protocol }: WorkloadPort) {
  return { name, port, targetPort: String(containerPort), protocol };
}
