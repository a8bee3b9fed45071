import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

interface Started {
  /** The Terraform address of the service. */
  readonly address: string;
  /** The workloads that it calls. */
  readonly calls: readonly string[];
}

const servicesOf = new WeakMap<TerraformStack, Map<string, Started>>();

/**
 * Enters a service of a workload into the order in which the services of a stack start. Service Connect only tells tasks
 * of the services that were there before them, so who is called has to be made before who calls; of services that call
 * each other neither waits.
 *
 * @returns what the service waits for, by Terraform addresses; to be asked when all services are known
 */
export function startAfterCalled(
  scope: Construct,
  workload: string,
  started: Started,
): () => string[] {
  const stack = TerraformStack.of(scope);
  const services = servicesOf.get(stack) ?? new Map<string, Started>();
  servicesOf.set(stack, services);
  services.set(workload, started);
  return () =>
    started.calls
      .filter((called) => !reaches(services, called, workload))
      .flatMap((called) => services.get(called)?.address ?? []);
}

/** Whether a workload calls another, directly or through others. */
function reaches(services: ReadonlyMap<string, Started>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let workload = open.pop(); workload !== undefined; workload = open.pop()) {
    if (workload === to) return true;
    if (seen.has(workload)) continue;
    seen.add(workload);
    open.push(...(services.get(workload)?.calls ?? []));
  }
  return false;
}
