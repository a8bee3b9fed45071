import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { outputsAs, type CreateInput } from '../../../src/pack';
import { workloadIdentityType } from '../../../src/resource-types';
import { selectorOf, workloadName, type Labels, type ObjectMetadata } from '../names';
import type { WorkloadOptions } from '../options';
import { workloadContainers, type WorkloadParams } from '../pod/containers';
import { Files } from '../pod/files';
import { pullSecretsOf } from '../pod/image-pulls';
import { MountedVolumes, type VolumeClaim } from '../pod/mounted-volumes';
import type { PodSpec } from '../pod/pod';
import { SecretKeys } from '../pod/secret-keys';
import { podSecurity } from '../pod/security';
import { containerPorts, type WorkloadPort } from './ports';
import { podAnnotations, type Settings } from './settings';

/** What the pods of a workload are made from, by whatever starts them. */
export interface PodTemplate {
  readonly metadata: { readonly labels: Labels; readonly annotations?: Labels };
  readonly spec: PodSpec;
}

export interface WorkloadPods {
  readonly template: PodTemplate;
  /** What every instance claims for itself. */
  readonly claims: readonly VolumeClaim[];
  /** Whether two versions of the workload would want the same disk. */
  readonly haveDisk: boolean;
}

interface WorkloadPodsOptions {
  readonly metadata: ObjectMetadata;
  /** Of objects of the workload that nobody calls by name. */
  readonly others: ObjectMetadata;
  readonly ports: readonly WorkloadPort[];
  readonly settings: Settings;
  readonly platform: WorkloadOptions;
  /** Whether instances have names, and so disks of their own. */
  readonly takesClaims: boolean;
}

/** Makes what the pods of a workload mount and who they are, and says what they are made from. */
export function workloadPods(
  input: CreateInput<WorkloadParams>,
  { metadata, others, ports, settings, platform, takesClaims }: WorkloadPodsOptions,
): WorkloadPods {
  const { scope, address, params, uses } = input;
  const secrets = new SecretKeys({ scope, metadata: others });
  const files = new Files({ scope, metadata: others, secrets, workloads: platform });
  const volumes = new MountedVolumes(uses, takesClaims);
  const made = workloadContainers(params.containers, {
    files,
    secrets,
    volumes,
    options: platform,
    ports: containerPorts(ports),
  });
  const podFiles = files.finish();
  const initContainers = [...podFiles.initContainers, ...made.initContainers];
  const podVolumes = [...volumes.volumes, ...podFiles.volumes, ...made.volumes];
  const annotations = {
    ...podAnnotations(params.metadata.annotations ?? {}),
    ...(podFiles.mark !== undefined && { 'scoreform.dev/files': podFiles.mark }),
    ...(secrets.mark !== undefined && { 'scoreform.dev/secrets': secrets.mark }),
  };
  return {
    template: {
      metadata: {
        labels: { ...metadata.labels, ...selectorOf(address.id) },
        ...(Object.keys(annotations).length > 0 && { annotations }),
      },
      spec: {
        serviceAccountName: makeAccount(input, metadata).metadata.name,
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        ...(settings.gracePeriod !== undefined && {
          terminationGracePeriodSeconds: settings.gracePeriod,
        }),
        securityContext: podSecurity(platform),
        ...pullSecretsOf(platform),
        ...(initContainers.length > 0 && { initContainers }),
        containers: made.containers,
        ...(podVolumes.length > 0 && { volumes: podVolumes }),
      },
    },
    claims: volumes.claims,
    haveDisk: volumes.haveDisk,
  };
}

/** Makes the account of a workload, which its identity may have named. */
function makeAccount(
  { scope, address, needs }: CreateInput<WorkloadParams>,
  metadata: ObjectMetadata,
): ServiceAccountV1 {
  const { serviceAccount } = outputsAs(workloadIdentityType, needs['identity']);
  return new ServiceAccountV1(scope, 'service-account', {
    metadata: { ...metadata, name: serviceAccount ?? workloadName(address.id) },
    automountServiceAccountToken: false,
  });
}
