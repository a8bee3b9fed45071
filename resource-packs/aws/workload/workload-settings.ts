import { z } from 'zod';
import { cronJobParams, SETTINGS, workloadType } from '../../../src/resource-types';
import { scheduleExpression } from './schedule-expression';

/** ECS kills a container on Fargate after so many seconds, whatever its task asks for. */
const LONGEST_GRACE_PERIOD = 120;

const IN_NO_DIRECTORY =
  'the directory of a file is mounted as a whole on ECS, which the root directory cannot be: put the file into another';

const { metadata } = workloadType.params.shape;
const annotations = metadata.shape.annotations.unwrap();

// The checks are those of single texts, because one of a whole object is left out where a placeholder takes part.
const gracePeriod = annotations.shape[SETTINGS.gracePeriod]
  .unwrap()
  .refine(
    (text) => Number(text) <= LONGEST_GRACE_PERIOD,
    `a task on Fargate has at most ${String(LONGEST_GRACE_PERIOD)} seconds to end`,
  )
  .optional()
  .describe('How many seconds a container has to end by itself, at most 120.');

const retries = annotations.shape[SETTINGS.retries]
  .unwrap()
  .refine(
    (text) => Number(text) === 0,
    'a task is started once on ECS: let the program try again itself',
  )
  .optional()
  .describe('Only "0": ECS does not try a task again that failed.');

const timeout = annotations.shape[SETTINGS.timeout]
  .unwrap()
  .refine(() => false, 'a task is never given up on ECS: let the program end by itself')
  .optional()
  .describe('Not on ECS, which never gives up a task.');

const schedule = cronJobParams.shape.metadata.shape.annotations.shape[SETTINGS.schedule]
  .refine(
    (text) => 'expression' in scheduleExpression(text),
    'not a schedule of EventBridge: each value has to be in its range, and only one of day of the month and day of the week may be restricted',
  )
  .describe('When it runs: a cron expression that restricts one kind of day at most.');

const container = workloadType.params.shape.containers.valueType;
const file = container.shape.files.unwrap().valueType;

const containers = z
  .record(
    z.string(),
    container.extend({
      files: z
        .record(z.string().regex(/^\/.*[^/]\/[^/]+$/), file, {
          error: ({ code }) => (code === 'invalid_key' ? IN_NO_DIRECTORY : undefined),
        })
        .optional()
        .describe('By the path of the file, in a directory of its own.'),
    }),
  )
  .describe('The containers, by name.');

/** The params of a workload that keeps running, checked for what ECS cannot do. */
export const serviceParams = workloadType.params.extend({
  containers,
  metadata: metadata.extend({
    annotations: annotations.extend({ [SETTINGS.gracePeriod]: gracePeriod }).optional(),
  }),
});

const ending = annotations.extend({
  [SETTINGS.gracePeriod]: gracePeriod,
  [SETTINGS.retries]: retries,
  [SETTINGS.timeout]: timeout,
});

/** Those of a workload that runs once. */
export const jobParams = workloadType.params.extend({
  containers,
  metadata: metadata.extend({ annotations: ending.optional() }),
});

/** Those of a workload that runs by a schedule. */
export const scheduledParams = workloadType.params.extend({
  containers,
  metadata: metadata.extend({ annotations: ending.extend({ [SETTINGS.schedule]: schedule }) }),
});
