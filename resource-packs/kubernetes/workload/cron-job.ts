import { CronJobV1 } from '@cdktf/provider-kubernetes/lib/cron-job-v1';
import { boundPod, needsManifest } from '../pod/binding';
import { jobOf } from './job';
import { workloadManifest } from './manifest';
import type { WorkloadParts } from './parts';

/** A run that is late by more seconds is left out; without a limit a CronJob gives up after a hundred missed runs. */
const LATE = 300;

/** Makes a CronJob: a Job at each time of its schedule, and never two at once. */
export function makeCronJob(parts: WorkloadParts): void {
  const { scope, metadata, template, settings, paused, dependsOn } = parts;
  const { pod, ...job } = jobOf(parts);
  const timeZone = settings.timeZone ?? 'Etc/UTC';
  const spec = {
    schedule: settings.schedule ?? '',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: LATE,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 3,
    ...(paused && { suspend: true }),
  };
  if (needsManifest(pod)) {
    workloadManifest(parts, {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      spec: {
        ...spec,
        timeZone,
        jobTemplate: { spec: { ...job, template: { metadata: template.metadata, spec: pod } } },
      },
    });
    return;
  }
  const made = new CronJobV1(scope, 'Default', {
    metadata,
    spec: {
      ...spec,
      timezone: timeZone,
      jobTemplate: {
        metadata: {},
        spec: { ...job, template: { metadata: template.metadata, spec: boundPod(pod) } },
      },
    },
  });
  made.dependsOn = dependsOn;
}
