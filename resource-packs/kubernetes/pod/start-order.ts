/** When a container runs: as one of the pod's own, before them until it ends, or from before them until they end. */
export type Role = 'main' | 'init' | 'sidecar';

/** A container and the containers that wait for it, with the state they wait for. */
export interface Ordered {
  readonly before?:
    Readonly<Record<string, { readonly ready: 'started' | 'healthy' | 'complete' }>> | undefined;
}

export interface StartOrder {
  /** Containers that start one after the other, in this order. */
  readonly first: readonly string[];
  /** Containers that start together, sorted by name. */
  readonly together: readonly string[];
}

/** The role of a container: whoever carries `before` starts first, and has ended where one waits for that. */
export function roleOf({ before = {} }: Ordered): Role {
  const awaited = Object.values(before).map(({ ready }) => ready);
  if (awaited.length === 0) return 'main';
  return awaited.includes('complete') ? 'init' : 'sidecar';
}

/** Whether one of those that wait for a container wants it healthy. */
export function isAwaitedHealthy({ before = {} }: Ordered): boolean {
  return Object.values(before).some(({ ready }) => ready === 'healthy');
}

/**
 * The order in which the containers of a workload start: every container stands before those that wait for it, and what
 * is in no such order is sorted by name. A circle, which reading has reported, ends where it began.
 */
export function startOrder(containers: Readonly<Record<string, Ordered>>): StartOrder {
  const names = Object.keys(containers).sort();
  const predecessors = (name: string) =>
    names.filter((other) => Object.hasOwn(containers[other]?.before ?? {}, name));
  const ordered = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    predecessors(name).forEach(visit);
    ordered.add(name);
  };
  names.forEach(visit);
  return {
    first: [...ordered].filter((name) => roleOf(containers[name] ?? {}) !== 'main'),
    together: names.filter((name) => roleOf(containers[name] ?? {}) === 'main'),
  };
}
