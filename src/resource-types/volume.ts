import { z } from 'zod';
import { defineResourceType } from '../pack';
import { noParams } from './fields';

/** Files that outlive a container. */
export const volumeType = defineResourceType({
  name: 'volume',
  summary: 'Disk space to mount into a container.',
  params: noParams,
  outputs: z.strictObject({
    source: z.string().describe('The name by which the volume is mounted.'),
  }),
  handles: z.object({
    /** The source of a pod's volume, as Kubernetes writes it. */
    podVolume: z.record(z.string(), z.unknown()).optional(),
    /** The claim that each instance of a stateful workload makes for itself, as Kubernetes writes its spec. */
    claim: z.record(z.string(), z.unknown()).optional(),
    /** A file system on AWS, and the access point to it. */
    fileSystem: z.object({ id: z.string(), accessPoint: z.string() }).optional(),
  }),
  accesses: ['read', 'write'],
});
