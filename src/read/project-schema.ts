import { z } from 'zod';

const name = (pattern: RegExp, message: string) => z.string().regex(pattern, message);

const valueName = () => name(/^[A-Za-z0-9_.-]+$/, 'use letters, digits, "_", "." and "-"');

const workloadName = () =>
  name(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/, 'write the name of a workload');

const values = () =>
  z.record(
    valueName(),
    z.union(
      [
        z.string(),
        z.strictObject({
          secret: z
            .string()
            .min(1, 'it must not be empty')
            .describe('Where the secret lies in the secret store of the environment type.'),
        }),
      ],
      { error: 'write a text, or "{ secret: <path> }" for a secret of the secret store' },
    ),
  );

const A_MOMENT = 'write a date and time with its offset, such as 2027-01-31T00:00:00Z';

/** `project.yaml`: what all environments of a project have in common. */
export const projectSchema = z.strictObject({
  description: z.string().optional().describe('One sentence about the project.'),
  owners: z
    .array(z.string().min(1, 'it must not be empty'))
    .optional()
    .describe('Who answers for it, such as a team or an e-mail address.'),
  values: values()
    .optional()
    .describe('What resources of type `environment` answer, unless an environment says otherwise.'),
  renames: z
    .array(
      z.strictObject({
        from: z.string().describe('The address that the resource had.'),
        to: z.string().describe('The address that it has now.'),
      }),
    )
    .optional()
    .describe('Changes of resource addresses, so that the things behind them stay.'),
});

/** `environments/<environment>.yaml`: one instance of a project. */
export const environmentSchema = z.strictObject({
  type: z
    .string()
    .min(1, 'it must not be empty')
    .describe('The environment type, which decides what resources are made of.'),
  labels: z
    .record(z.string().min(1, 'it must not be empty'), z.string())
    .optional()
    .describe('Facts that the rules of the platform look at.'),
  images: z
    .record(
      name(
        /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9](\.[a-z0-9][a-z0-9-]{0,61}[a-z0-9])?$/,
        'write the name of a workload, or "<workload>.<container>"',
      ),
      z.string().min(1, 'it must not be empty'),
    )
    .optional()
    .describe('Images by workload or `workload.container`, instead of those in Score files.'),
  values: values().optional().describe('What resources of type `environment` answer here.'),
  overrides: z
    .record(workloadName(), z.record(z.string(), z.unknown()))
    .optional()
    .describe('Changes of Score files by workload, as JSON merge patches.'),
  expires: z.iso
    .datetime({ offset: true, error: A_MOMENT })
    .regex(/T\d\d:\d\d:\d\d/, A_MOMENT)
    .optional()
    .describe('When a preview may be removed.'),
  paused: z
    .boolean()
    .optional()
    .describe('True where its workloads stand still; what holds data stays.'),
});

export type ProjectFile = z.output<typeof projectSchema>;
export type EnvironmentFile = z.output<typeof environmentSchema>;
