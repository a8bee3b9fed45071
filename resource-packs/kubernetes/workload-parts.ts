import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { outputsAs, type CreateInput } from '../../src/pack';
import { horizontalPodAutoscalerType, workloadIdentityType } from '../../src/resource-types';
import { Files } from './files';
import { namespaceOf } from './kubernetes-resource';
import { MountedVolumes, type VolumeClaim } from './mounted-volumes';
import { labelsOf, LIMIT, selectorOf, workloadName } from './names';
import type { WorkloadOptions } from './options';
import type { PodSpec } from './pod';
import { podSecurity } from './pod-security';
import { SecretKeys } from './secret-keys';
import { workloadContainers, type WorkloadParams } from './workload-containers';
import { containerPorts, portsOf, type WorkloadPort } from './workload-ports';
import { podAnnotations, settingsOf, type Settings } from './workload-settings';

/** What every class of workload is made of; the classes differ in the object that starts the pods. */
export interface WorkloadParts {
  readonly scope: Construct;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Record<string, string>;
  };
  readonly selector: Record<string, string>;
  readonly ports: readonly WorkloadPort[];
  readonly settings: Settings;
  readonly template: {
    readonly metadata: {
      readonly labels: Record<string, string>;
      readonly annotations: Record<string, string>;
    };
    readonly spec: PodSpec;
  };
  readonly claims: readonly VolumeClaim[];
  /** How many pods there are; undefined where an autoscaler decides. */
  readonly replicas: number | undefined;
  /** Whether two versions of the workload would want the same disk. */
  readonly haveDisk: boolean;
  /** What has to exist before the pods may do anything, read when the stack is written. */
  readonly dependsOn: string[];
  /** A name for other objects of the workload, which nobody calls by name. */
  readonly otherName: string;
}

interface PartsOptions {
  /** Whether instances have names, and so disks of their own. @default false */
  readonly takesClaims?: boolean;
}

/** Makes everything of a workload but the object that starts its pods. */
export function workloadParts(
  input: CreateInput<WorkloadParams>,
  options: WorkloadOptions,
  { takesClaims = false }: PartsOptions = {},
): WorkloadParts {
  const { scope, address, name, params, needs, uses, context } = input;
  const namespace = namespaceOf(needs);
  const labels = { ...labelsOf(address, context) };
  const selector = { ...selectorOf(address.id) };
  const otherName = name.within(LIMIT, { startsWithLetter: true });
  const annotations = params.metadata.annotations ?? {};
  const settings = settingsOf(annotations);
  const ports = portsOf(params.service?.ports ?? {});

  const others = { name: otherName, namespace, labels };
  const secrets = new SecretKeys({ scope, metadata: others });
  const files = new Files({ scope, metadata: others, secrets, workloads: options });
  const volumes = new MountedVolumes(uses, takesClaims);
  const made = workloadContainers(params.containers, {
    files,
    secrets,
    volumes,
    options,
    ports: containerPorts(ports),
  });
  const podFiles = files.finish();

  const identity = outputsAs(workloadIdentityType, needs['identity']);
  const account = new ServiceAccountV1(scope, 'service-account', {
    metadata: { name: identity.serviceAccount ?? workloadName(address.id), namespace, labels },
    automountServiceAccountToken: false,
  });
  const initContainers = [...podFiles.initContainers, ...made.initContainers];
  const podVolumes = [...volumes.volumes, ...podFiles.volumes, ...made.volumes];
  const pullSecrets = options.imagePullSecrets ?? [];

  return {
    scope,
    metadata: { name: workloadName(address.id), namespace, labels },
    selector,
    ports,
    settings,
    template: {
      metadata: {
        labels: { ...labels, ...selector },
        annotations: {
          ...podAnnotations(annotations),
          ...(podFiles.mark !== undefined && { 'scoreform.dev/files': podFiles.mark }),
          ...(secrets.mark !== undefined && { 'scoreform.dev/secrets': secrets.mark }),
        },
      },
      spec: {
        serviceAccountName: account.metadata.name,
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        ...(settings.gracePeriod !== undefined && {
          terminationGracePeriodSeconds: settings.gracePeriod,
        }),
        securityContext: podSecurity(options),
        ...(pullSecrets.length > 0 && {
          imagePullSecrets: pullSecrets.map((secret) => ({ name: secret })),
        }),
        ...(initContainers.length > 0 && { initContainers }),
        containers: made.containers,
        ...(podVolumes.length > 0 && { volumes: podVolumes }),
      },
    },
    claims: volumes.claims,
    replicas: replicasOf(input, options, settings, volumes.haveDisk),
    haveDisk: volumes.haveDisk,
    dependsOn: Lazy.listValue(
      { produce: () => [...(identity.ready ?? [])].sort() },
      { omitEmpty: true },
    ),
    otherName,
  };
}

/** The Score file says it, or the platform; else there are two where an interruption would be noticed. */
function replicasOf(
  { uses, context }: CreateInput<WorkloadParams>,
  options: WorkloadOptions,
  { replicas }: Settings,
  haveDisk: boolean,
): number | undefined {
  const isScaled = Object.values(uses).some(
    ({ type }) => type === horizontalPodAutoscalerType.name,
  );
  if (isScaled) return undefined;
  if (replicas !== undefined) return replicas;
  // A second pod on another node would wait for the disk in vain.
  if (haveDisk) return 1;
  return options.replicas ?? (context.protected ? 2 : 1);
}
