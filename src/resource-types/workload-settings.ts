import { z } from 'zod';
import { SETTINGS } from '../model';

/** One of the five fields of a cron expression: numbers, names, ranges, steps, lists. */
const FIELD = String.raw`[0-9A-Za-z*]+(?:[-/,][0-9A-Za-z*]+)*`;
const SCHEDULE = new RegExp(`^${FIELD}(?: ${FIELD}){4}$`);

const schedule = z
  .string()
  .regex(SCHEDULE, 'write a cron expression of five fields, such as "30 4 * * 1"');

function isTimeZone(name: string): boolean {
  // An offset is a time zone to JavaScript, and to no platform.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const count = (least: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'write a whole number as a text, such as "2"')
    .refine(
      (text) => !/^\d+$/.test(text) || Number(text) >= least,
      `must be at least ${String(least)}`,
    );

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
      .refine(isTimeZone, 'write the name of a time zone, such as "Europe/Berlin"')
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
