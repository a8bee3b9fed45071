import type { ContainerPort } from '../pod/pod';
import { sortedEntries } from '../sorted';

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
  return sortedEntries(Object.entries(stated)).map(
    ([name, { port, targetPort = port, protocol = 'TCP' }]) => ({
      name,
      port,
      containerPort: targetPort,
      protocol,
    }),
  );
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
