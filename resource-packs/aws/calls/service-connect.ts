import type { EcsServiceServiceConnectConfiguration } from '@cdktf/provider-aws/lib/ecs-service';
import { shortened } from '../../../src/pack';
import type { TaskLog } from '../task/task-log';
import type { TaskSize } from '../task/task-size';
import type { Port } from '../workload/workload-params';

/** What AWS asks to add for the proxy that Service Connect puts into every task. */
export const PROXY: TaskSize = { cpu: 256, memory: 64 };

/** The longest name that Service Connect takes. */
const LIMIT = 64;

export interface ServiceConnectOptions {
  readonly workload: string;
  readonly ports: readonly Port[];
  /** The ARN of the Cloud Map namespace. */
  readonly namespace: string;
  readonly domain: string;
  readonly log: TaskLog;
}

/**
 * Calls between workloads. Service Connect leads the port that others call to the one a container listens on, knows which
 * tasks are well and tries another. It knows TCP only, and only services that were there before the caller: for the rest,
 * such as jobs, the same name is in the DNS of the network, and leads to the tasks themselves.
 */
export function serviceConnect(
  options: ServiceConnectOptions,
): EcsServiceServiceConnectConfiguration {
  const { workload, ports, namespace, domain, log } = options;
  return {
    enabled: true,
    namespace,
    logConfiguration: log.configurationFor('service-connect'),
    service: ports
      .filter(({ protocol }) => protocol === 'tcp')
      .map(({ name, port }) => ({
        portName: name,
        // No workload has two hyphens in its name, so none is taken for this.
        discoveryName: shortened(`${workload}--${name}`, LIMIT),
        clientAlias: { dnsName: `${workload}.${domain}`, port },
      })),
  };
}
