import { z } from 'zod';
import { defineResourceType, resourceParam, text } from '../pack';
import { noOutputs } from './fields';
import { scheduled, workloadSettings } from './workload-settings';

// Shapes only: what stands in them was checked where the Score file was read.
const words = z.array(z.string());

const quantities = z.strictObject({ cpu: z.string().optional(), memory: z.string().optional() });

const probe = z.strictObject({
  httpGet: z
    .strictObject({
      port: z.number(),
      path: z.string(),
      host: z.string().optional(),
      scheme: z.enum(['HTTP', 'HTTPS']).optional(),
      httpHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
    })
    .optional(),
  exec: z.strictObject({ command: words }).optional(),
});

const file = z.strictObject({
  mode: z.string().optional(),
  content: text().optional(),
  binaryContent: z.string().optional(),
  noExpand: z.boolean().optional(),
});

const volume = z.strictObject({
  source: resourceParam(),
  path: z.string().optional(),
  readOnly: z.boolean().optional(),
});

const container = z.strictObject({
  image: z.string(),
  command: words.optional(),
  args: words.optional(),
  variables: z.record(z.string(), text()).optional(),
  files: z.record(z.string(), file).optional().describe('By the path of the file.'),
  volumes: z.record(z.string(), volume).optional().describe('By the path to mount at.'),
  before: z
    .record(z.string(), z.strictObject({ ready: z.enum(['started', 'healthy', 'complete']) }))
    .optional()
    .describe('The containers that wait for this one, and for which state of it.'),
  resources: z
    .strictObject({ limits: quantities.optional(), requests: quantities.optional() })
    .optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
});

const metadata = z
  .looseObject({ name: z.string(), annotations: workloadSettings.optional() })
  .describe('Whatever the Score file says under `metadata`.');

/** A running workload. A Score file is one; nothing can ask for one. */
export const workloadType = defineResourceType({
  name: 'workload',
  summary: 'Containers that run together.',
  params: z.strictObject({
    metadata,
    service: z
      .strictObject({
        ports: z
          .record(
            z.string(),
            z.strictObject({
              port: z.number(),
              targetPort: z.number().optional(),
              protocol: z.enum(['TCP', 'UDP']).optional(),
            }),
          )
          .optional(),
      })
      .optional()
      .describe('The ports that others reach, by name.'),
    containers: z.record(z.string(), container).describe('The containers, by name.'),
  }),
  outputs: noOutputs,
  handles: z.object({
    /** The security group of its instances, on AWS. */
    securityGroup: z.string().optional(),
    /** Where its pods are and how to select them, on Kubernetes. */
    pods: z.object({ namespace: z.string(), labels: z.record(z.string(), z.string()) }).optional(),
  }),
  accesses: ['write'],
  requestable: false,
});

/** The params of a workload that runs by a schedule, which it has to name. */
export const cronJobParams = workloadType.params.extend({
  metadata: metadata.extend({ annotations: scheduled }),
});
