import { ACCESS_ANNOTATION } from './access';

/** How a workload runs, as its Score file may say it on every platform; a platform has defaults for all but the schedule. */
export const SETTINGS = {
  replicas: 'scoreform.dev/replicas',
  rollout: 'scoreform.dev/rollout',
  schedule: 'scoreform.dev/schedule',
  timeZone: 'scoreform.dev/time-zone',
  retries: 'scoreform.dev/retries',
  timeout: 'scoreform.dev/timeout',
  gracePeriod: 'scoreform.dev/termination-grace-period',
} as const;

/** The annotation by which a workload asks for another class of running it. */
export const WORKLOAD_CLASS_ANNOTATION = 'scoreform.dev/workload-class';

/** What all annotations begin with that mean something here; others are the user's own. */
export const OWN_PREFIX = 'scoreform.dev/';

/** Every annotation of ours, by where it may stand. */
export const OWN_ANNOTATIONS = {
  workload: [...Object.values(SETTINGS), WORKLOAD_CLASS_ANNOTATION],
  resource: [ACCESS_ANNOTATION],
} as const;
