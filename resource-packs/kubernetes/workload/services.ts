import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { WorkloadParts } from './parts';
import type { WorkloadPort } from './ports';

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
  const { scope, others, selector, ports } = parts;
  return new ServiceV1(scope, 'instances', {
    metadata: others,
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
