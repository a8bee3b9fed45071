import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { ITerraformDependable } from 'cdktf';
import { boundPod, needsManifest } from '../pod/binding';
import { checkRollout } from '../rollout-check';
import { spreadOut } from './availability';
import { workloadManifest } from './manifest';
import type { WorkloadParts } from './parts';

/** Longer than a container may take to start, so that a slow one is not taken for a broken one. */
const DEADLINE = 600;

/** How long Terraform waits: long enough to be told by Kubernetes that the deadline has passed. */
const TIMEOUTS = { create: '15m', update: '15m' };

/** Makes a Deployment: pods that are all alike, the next version beside the last one. */
export function makeDeployment(parts: WorkloadParts): void {
  const { scope, metadata } = parts;
  const madeBy = deploymentOf(parts);
  checkRollout(scope, {
    kind: 'Deployment',
    name: metadata.name,
    namespace: metadata.namespace,
    madeBy,
  });
}

function deploymentOf(parts: WorkloadParts): ITerraformDependable {
  const { scope, metadata, selector, template, replicas, dependsOn } = parts;
  const pod = spreadOut(template.spec, selector, 'pod-template-hash');
  const strategy = strategyOf(parts);
  if (needsManifest(pod)) {
    return workloadManifest(parts, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: {
        ...(replicas !== undefined && { replicas }),
        progressDeadlineSeconds: DEADLINE,
        selector: { matchLabels: selector },
        strategy,
        template: { metadata: template.metadata, spec: pod },
      },
      wait: { rollout: true },
      timeouts: TIMEOUTS,
    });
  }
  const made = new DeploymentV1(scope, 'Default', {
    metadata,
    spec: {
      ...(replicas !== undefined && { replicas: String(replicas) }),
      progressDeadlineSeconds: DEADLINE,
      selector: { matchLabels: selector },
      strategy,
      template: { metadata: template.metadata, spec: boundPod(pod) },
    },
    waitForRollout: true,
    timeouts: TIMEOUTS,
  });
  made.dependsOn = dependsOn;
  return made;
}

/** A disk is mostly with one node, so the next version has to wait until the last one has let go of it. */
function strategyOf({ settings, haveDisk }: WorkloadParts) {
  const rollout = settings.rollout ?? (haveDisk ? 'recreate' : 'rolling');
  if (rollout === 'recreate') return { type: 'Recreate' };
  return { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '0%' } };
}
