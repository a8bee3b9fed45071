import type { ContainerResources } from './pod';
import { canonicalQuantity, greaterQuantity } from './quantities';

interface Quantities {
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
}

/** What a Score file says about the resources of a container. */
export interface StatedResources {
  readonly requests?: Quantities | undefined;
  readonly limits?: Quantities | undefined;
}

/** Where a Score file says nothing: enough for a small service, and little enough to be noticed when it is not. */
const REQUESTS = { cpu: '100m', memory: '128Mi' };
const MEMORY_LIMIT = '256Mi';

/**
 * What a container may use. There is always a limit of memory, so that a leak ends one container and not its node. CPU
 * is limited only where the Score file says so: a limit slows a container down while CPUs stand idle.
 */
export function containerResources(stated: StatedResources = {}): ContainerResources {
  const { requests = {}, limits = {} } = stated;
  const memory = limits.memory ?? greaterQuantity(MEMORY_LIMIT, requests.memory ?? '0');
  return {
    // A limit alone is a request as well, as Kubernetes has it.
    requests: canonical({
      cpu: requests.cpu ?? limits.cpu ?? REQUESTS.cpu,
      memory: requests.memory ?? limits.memory ?? REQUESTS.memory,
    }),
    limits: canonical({ ...(limits.cpu !== undefined && { cpu: limits.cpu }), memory }),
  };
}

function canonical(quantities: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(quantities).map(([name, quantity]) => [name, canonicalQuantity(quantity)]),
  );
}
