import { z } from 'zod';

/** One of the five fields of a cron expression: numbers, names, ranges, steps, lists. */
const FIELD = String.raw`[0-9A-Za-z*]+(?:[-/,][0-9A-Za-z*]+)*`;
const SCHEDULE = new RegExp(`^${FIELD}(?: ${FIELD}){4}$`);

const schedule = z
  .string()
  .regex(SCHEDULE, 'write a cron expression of five fields, such as "30 4 * * 1"');

const count = (least: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'write a whole number as a text, such as "2"')
    .refine((text) => Number(text) >= least, `must be at least ${String(least)}`);

/**
 * What a Score file may say about how its workload runs, by annotations that mean the same on every platform. A platform
 * has defaults for all of them but the schedule.
 */
export const SETTINGS = {
  replicas: 'scoreform.dev/replicas',
  rollout: 'scoreform.dev/rollout',
  schedule: 'scoreform.dev/schedule',
  timeZone: 'scoreform.dev/time-zone',
  retries: 'scoreform.dev/retries',
  timeout: 'scoreform.dev/timeout',
  gracePeriod: 'scoreform.dev/termination-grace-period',
} as const;

/** The annotations of a workload: those of `SETTINGS` checked, all others as they are. */
export const workloadSettings = z
  .object({
    [SETTINGS.replicas]: count(1).optional().describe('How many instances there are.'),
    [SETTINGS.rollout]: z
      .enum(['rolling', 'recreate'])
      .optional()
      .describe('Whether a new version starts beside the old one, or after it has stopped.'),
    [SETTINGS.schedule]: schedule
      .optional()
      .describe('When a workload of the class `cron-job` runs: a cron expression.'),
    [SETTINGS.timeZone]: z
      .string()
      .regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/, 'write a name such as "Europe/Berlin"')
      .optional()
      .describe('The time zone of the schedule; UTC where it is left out.'),
    [SETTINGS.retries]: count(0).optional().describe('How often a job that failed is tried again.'),
    [SETTINGS.timeout]: count(1).optional().describe('After how many seconds a job is given up.'),
    [SETTINGS.gracePeriod]: count(1)
      .optional()
      .describe('How many seconds a container has to end by itself.'),
  })
  .catchall(z.string());

/** The annotations of a workload that runs by a schedule. */
export const scheduled = workloadSettings.extend({ [SETTINGS.schedule]: schedule });
