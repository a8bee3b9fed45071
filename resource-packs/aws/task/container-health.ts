import type { Containers } from '../workload/workload-params';
import { isToBeHealthy } from './container-order';

/** Every ten seconds, three times in a row, after a minute to start in. */
const TIMING = { interval: 10, timeout: 5, retries: 3, startPeriod: 60 };

/**
 * The command that tells ECS whether a container is healthy: it begins a task anew that is not. ECS knows no request over
 * HTTP, which is left to the load balancer of a route.
 */
export function healthCheck(containers: Containers, name: string) {
  const { livenessProbe, readinessProbe } = containers[name] ?? {};
  const command = livenessProbe?.exec?.command ?? readinessProbe?.exec?.command;
  if (command) return { command: ['CMD', ...command], ...TIMING };
  if (!isToBeHealthy(containers, name)) return undefined;
  throw new TypeError(
    `Others wait for the container "${name}" to be healthy, and ECS can only ask a command in it: give it a probe with "exec".`,
  );
}
