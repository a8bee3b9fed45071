import type { z } from 'zod';
import type { Safe } from '../../../src/pack';
import { SETTINGS, type workloadType } from '../../../src/resource-types';

/** What a Score file says, as the definitions of workloads receive it. */
export type WorkloadParams = Safe<z.output<typeof workloadType.params>>;

export type Containers = WorkloadParams['containers'];

export type Container = Containers[string];

/** A port under `service.ports`, with its defaults filled in. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/** The ports of a workload, sorted by name. */
export function portsOf({ service }: WorkloadParams): Port[] {
  return Object.entries(service?.ports ?? {})
    .map(([name, { port, targetPort = port, protocol = 'TCP' }]) => ({
      name,
      port,
      targetPort,
      protocol: protocol === 'TCP' ? ('tcp' as const) : ('udp' as const),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the workload says about how it runs, by an annotation. */
export function settingOf(
  { metadata }: WorkloadParams,
  setting: keyof typeof SETTINGS,
): string | undefined {
  return metadata.annotations?.[SETTINGS[setting]];
}
