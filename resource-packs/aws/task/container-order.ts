import type { Containers } from '../workload/workload-params';

/** What a container waits for, as ECS writes it. */
export interface Wait {
  readonly containerName: string;
  readonly condition: 'START' | 'HEALTHY' | 'SUCCESS';
}

const CONDITIONS = { started: 'START', healthy: 'HEALTHY', complete: 'SUCCESS' } as const;

/** The containers that a container waits for: Score says it the other way round, at those it waits for. */
export function waitsOf(containers: Containers, waiting: string): Wait[] {
  return Object.entries(containers)
    .flatMap(([containerName, { before = {} }]) => {
      const ready = before[waiting]?.ready;
      return ready === undefined ? [] : [{ containerName, condition: CONDITIONS[ready] }];
    })
    .sort((a, b) => (a.containerName < b.containerName ? -1 : 1));
}

/** Whether others wait for the end of a container: the task goes on when it has ended. */
export function isToEnd(containers: Containers, name: string): boolean {
  return readinessOf(containers, name).includes('complete');
}

/** Whether others wait for a container to be healthy. */
export function isToBeHealthy(containers: Containers, name: string): boolean {
  return readinessOf(containers, name).includes('healthy');
}

function readinessOf(containers: Containers, name: string): string[] {
  return Object.values(containers[name]?.before ?? {}).map(({ ready }) => ready);
}
