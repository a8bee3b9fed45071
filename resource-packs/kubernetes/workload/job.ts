import { JobV1 } from '@cdktf/provider-kubernetes/lib/job-v1';
import { boundPod, needsManifest } from '../pod/binding';
import type { PodSpec } from '../pod/pod';
import { workloadManifest } from './manifest';
import type { WorkloadParts } from './parts';
import { ReplacementTrigger } from './replacement-trigger';

/** After so many seconds a job is given up where its Score file says nothing, so that none hangs for ever. */
const TIMEOUT = 3600;

/** How often a job that failed is tried again where its Score file says nothing. */
const RETRIES = 3;

/** How long Terraform waits beyond the time that the job has. */
const MARGIN = 60;

/**
 * Makes a Job, which runs once and is waited for. A Job never changes, so another template replaces it: then it runs
 * again. One that failed is replaced by the next deployment.
 */
export function makeJob(parts: WorkloadParts): void {
  const { scope, metadata, template, dependsOn } = parts;
  const { pod, ...spec } = jobOf(parts);
  const seconds = `${String(spec.activeDeadlineSeconds + MARGIN)}s`;
  const timeouts = { create: seconds, update: seconds };
  if (needsManifest(pod)) {
    const whole = { ...spec, template: { metadata: template.metadata, spec: pod } };
    const trigger = new ReplacementTrigger(scope, 'template', whole);
    workloadManifest(parts, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      spec: whole,
      wait: { condition: [{ type: 'Complete', status: 'True' }] },
      timeouts,
      lifecycle: { replaceTriggeredBy: [trigger.place] },
    });
    return;
  }
  const made = new JobV1(scope, 'Default', {
    metadata,
    spec: { ...spec, template: { metadata: template.metadata, spec: boundPod(pod) } },
    waitForCompletion: true,
    timeouts,
  });
  made.dependsOn = dependsOn;
}

/** What a Job says, whoever starts it. Each try is a pod of its own, so that the logs of the last one remain. */
export function jobOf({ settings, template }: WorkloadParts) {
  const pod: PodSpec = { ...template.spec, restartPolicy: 'Never' };
  return {
    backoffLimit: settings.retries ?? RETRIES,
    activeDeadlineSeconds: settings.timeout ?? TIMEOUT,
    pod,
  };
}
