import type { Containers, Port, WorkloadParams } from '../workload/workload-params';
import { portsOf } from '../workload/workload-params';

/**
 * The container that offers each port. Score leaves open which it is; ECS asks for one, although they all share one
 * network. A port that leads to where another leads is left out, because ECS takes each once.
 */
export function listenersOf(params: WorkloadParams): ReadonlyMap<Port, string> {
  const listeners = new Map<Port, string>();
  const taken = new Set<string>();
  for (const port of portsOf(params)) {
    const place = `${String(port.targetPort)}/${port.protocol}`;
    if (taken.has(place)) continue;
    taken.add(place);
    listeners.set(port, listenerOf(params.containers, port));
  }
  return listeners;
}

/** The container that says it answers there, else the first that no other waits for. */
function listenerOf(containers: Containers, { targetPort }: Port): string {
  const names = Object.keys(containers).sort();
  const asked = names.find((name) => {
    const { livenessProbe, readinessProbe } = containers[name] ?? {};
    return [livenessProbe, readinessProbe].some((probe) => probe?.httpGet?.port === targetPort);
  });
  const last = names.find((name) => Object.keys(containers[name]?.before ?? {}).length === 0);
  return asked ?? last ?? names[0] ?? '';
}
