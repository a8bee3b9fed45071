import { z } from 'zod';
import { annotations, label, portNumber, quantities, resourceId, typeName } from './score-names';

const notEmpty = 'it must not be empty';

const port = z.strictObject({
  port: portNumber().describe('The number under which others reach the port.'),
  targetPort: portNumber()
    .optional()
    .describe('The number that the container listens on; that of `port` where it is not given.'),
  protocol: z.enum(['TCP', 'UDP']).optional().describe('`TCP` where it is not given.'),
});

const httpGet = z.strictObject({
  port: portNumber().describe('The number of the port to ask.'),
  path: z.string().describe('The path to ask for.'),
  host: z
    .string()
    .min(1, notEmpty)
    .optional()
    .describe('The host to ask; the workload itself where it is not given.'),
  scheme: z.enum(['HTTP', 'HTTPS']).optional().describe('`HTTP` where it is not given.'),
  httpHeaders: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, "_" and "-"')
          .describe('The name of the header.'),
        value: z.string().min(1, notEmpty).describe('The value of the header.'),
      }),
    )
    .optional()
    .describe('Headers to send along.'),
});

const exec = z.strictObject({
  command: z.array(z.string()).describe('The command to run in the container, and its arguments.'),
});

const probe = () =>
  z
    .strictObject({
      httpGet: httpGet.optional().describe('Healthy where this answers with success.'),
      exec: exec
        .optional()
        .describe('Healthy where this ends with success; preferred when both are given.'),
    })
    .refine(
      (value) => value.httpGet !== undefined || value.exec !== undefined,
      'it needs "httpGet" or "exec"',
    )
    .meta({ anyOf: [{ required: ['httpGet'] }, { required: ['exec'] }] });

const before = z.strictObject({
  ready: z
    .enum(['started', 'healthy', 'complete'])
    .describe('The state that this container must reach before the other one starts.'),
});

/** The ways to say what is in a file; an entry has exactly one of them. */
export const FILE_CONTENTS = ['content', 'source', 'binaryContent'] as const;

const fileFields = {
  mode: z
    .string()
    .regex(/^0?[0-7]{3}$/, 'write three octal digits, such as "0644"')
    .optional()
    .describe('Access mode in octal digits, quoted, such as `"0644"`.'),
  source: z
    .string()
    .min(1, notEmpty)
    .optional()
    .describe('A file of the project that holds the content, relative to the Score file.'),
  content: z.string().optional().describe('The content itself.'),
  binaryContent: z.string().optional().describe('The content as standard base64; never expanded.'),
  noExpand: z
    .boolean()
    .optional()
    .describe('True where placeholders in the content stay as they are.'),
};
const onlyOneContent = { oneOf: FILE_CONTENTS.map((field) => ({ required: [field] })) };
const hasOneContent = (file: object) => FILE_CONTENTS.filter((field) => field in file).length === 1;

const file = z.strictObject(fileFields).refine(hasOneContent).meta(onlyOneContent);

const volumeFields = {
  source: z.string().describe('The volume, mostly a placeholder such as `${resources.data}`.'),
  path: z.string().optional().describe('A path within the volume.'),
  readOnly: z.boolean().optional().describe('True where the container only reads from it.'),
};
const volume = z.strictObject(volumeFields);

/** The list forms of files and volumes, which are upgraded before anything else looks at them. */
const deprecated = {
  files: z
    .array(
      z
        .strictObject({
          ...fileFields,
          target: z.string().describe('The path in the container.'),
          content: z
            .union([z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))])
            .optional()
            .describe('The content itself, or its lines.'),
        })
        .meta(onlyOneContent),
    )
    .meta({ deprecated: true }),
  volumes: z
    .array(
      z
        .strictObject({
          ...volumeFields,
          target: z.string().describe('The path in the container.'),
          read_only: z
            .boolean()
            .optional()
            .meta({ deprecated: true, description: 'Now `readOnly`.' }),
        })
        .meta({ not: { required: ['readOnly', 'read_only'] } }),
    )
    .meta({ deprecated: true }),
};

const files = z.record(z.string(), file);
const volumes = z.record(z.string(), volume);

function containerSchema<Files extends z.ZodType, Volumes extends z.ZodType>(mounts: {
  files: Files;
  volumes: Volumes;
}) {
  return z.strictObject({
    image: z
      .string()
      .min(1, notEmpty)
      .describe('The image to run; `.` where each environment says which.'),
    command: z.array(z.string()).optional().describe('Replaces the entrypoint of the image.'),
    args: z.array(z.string()).optional().describe('The arguments of the entrypoint.'),
    variables: z
      .record(z.string().regex(/^[^=]+$/, 'it must not be empty or hold "="'), z.string())
      .optional()
      .describe('Environment variables, all of them texts.'),
    files: mounts.files
      .optional()
      .describe('Files to put into the container, by their path there.'),
    volumes: mounts.volumes
      .optional()
      .describe('Volumes to mount, by their path in the container.'),
    before: z
      .record(label(), before)
      .optional()
      .describe('Containers that wait until this one has reached a state.'),
    resources: z
      .strictObject({
        limits: quantities.optional().describe('The most that the container may use.'),
        requests: quantities.optional().describe('What is kept free for the container.'),
      })
      .optional()
      .describe('CPU and memory of the container.'),
    livenessProbe: probe().optional().describe('Restarts the container where it fails.'),
    readinessProbe: probe().optional().describe('Keeps traffic away while it fails.'),
  });
}

function scoreFileSchema<Container extends z.ZodType>(container: Container) {
  return z.strictObject({
    apiVersion: z.literal('score.dev/v1b1').describe('The version of Score.'),
    metadata: z
      .looseObject({
        name: label().describe('The name of the workload, unique within the project.'),
        annotations: annotations().optional().describe('Notes for tools and for the platform.'),
      })
      .describe('What the workload is called. Further keys can be used in placeholders.'),
    service: z
      .strictObject({
        ports: z.record(label(), port).optional().describe('Published ports by name.'),
      })
      .optional()
      .describe('What others can reach.'),
    containers: z
      .record(label(), container)
      .refine((all) => Object.keys(all).length > 0, 'it needs at least one container')
      .meta({ minProperties: 1 })
      .describe('The containers, by name.'),
    resources: z
      .record(
        label(),
        z.strictObject({
          type: typeName().describe('What is needed, such as `postgres` or `dns`.'),
          class: typeName()
            .optional()
            .describe('Which flavour of it; `default` where it is not given.'),
          id: resourceId()
            .optional()
            .describe('Workloads that give the same type, class and id share one resource.'),
          metadata: z
            .looseObject({
              annotations: annotations()
                .optional()
                .describe('Such as `scoreform.dev/access: read`.'),
            })
            .optional()
            .describe('Notes about the request.'),
          params: z
            .record(z.string(), z.unknown())
            .optional()
            .describe('Settings; what there is depends on the type.'),
        }),
      )
      .optional()
      .describe('What the workload needs and others provide, by a name of its own.'),
  });
}

/** A Score file (`score.dev/v1b1`) once deprecated forms are upgraded: exactly what the official schema accepts. */
export const scoreSchema = scoreFileSchema(containerSchema({ files, volumes }));

/** A Score file as it may be written, deprecated forms included; for editors. */
export const writtenScoreSchema = () =>
  scoreFileSchema(
    containerSchema({
      files: z.union([files, deprecated.files]),
      volumes: z.union([volumes, deprecated.volumes]),
    }),
  );

export type ScoreFile = z.output<typeof scoreSchema>;
export type ScoreContainer = ScoreFile['containers'][string];
export type ScoreRequest = NonNullable<ScoreFile['resources']>[string];
