import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { outputsAs, type CreateInput } from '../../../src/pack';
import { horizontalPodAutoscalerType, workloadIdentityType } from '../../../src/resource-types';
import { namespaceOf } from '../kubernetes-resource';
import {
  labelsOf,
  LIMIT,
  selectorOf,
  workloadName,
  type Labels,
  type ObjectMetadata,
} from '../names';
import type { WorkloadOptions } from '../options';
import type { WorkloadParams } from '../pod/containers';
import { workloadPods, type WorkloadPods } from './pod-template';
import { portsOf, type WorkloadPort } from './ports';
import { settingsOf, type Settings } from './settings';

/** What every class of workload is made of; the classes differ in the object that starts the pods. */
export interface WorkloadParts extends WorkloadPods {
  readonly scope: Construct;
  readonly metadata: ObjectMetadata;
  /** Of objects of the workload that nobody calls by name. */
  readonly others: ObjectMetadata;
  readonly selector: Labels;
  readonly ports: readonly WorkloadPort[];
  readonly settings: Settings;
  /** True where no pod may run; what instances claimed stays. */
  readonly paused: boolean;
  /** How many pods there are; undefined where an autoscaler decides. */
  readonly replicas: number | undefined;
  /** What has to exist before the pods may do anything, read when the stack is written. */
  readonly dependsOn: string[];
}

interface PartsOptions {
  /** Whether instances have names, and so disks of their own. @default false */
  readonly takesClaims?: boolean;
}

/** Makes everything of a workload but the object that starts its pods. */
export function workloadParts(
  input: CreateInput<WorkloadParams>,
  platform: WorkloadOptions,
  { takesClaims = false }: PartsOptions = {},
): WorkloadParts {
  const { scope, address, name, params, needs, context } = input;
  const metadata = {
    name: workloadName(address.id),
    namespace: namespaceOf(needs),
    labels: labelsOf(address, context),
  };
  const others = { ...metadata, name: name.within(LIMIT, { startsWithLetter: true }) };
  const settings = settingsOf(params.metadata.annotations ?? {});
  const ports = portsOf(params.service?.ports ?? {});
  const pods = workloadPods(input, { metadata, others, ports, settings, platform, takesClaims });
  const identity = outputsAs(workloadIdentityType, needs['identity']);
  return {
    ...pods,
    scope,
    metadata,
    others,
    selector: selectorOf(address.id),
    ports,
    settings,
    paused: context.paused,
    replicas: replicasOf(input, platform, settings, pods.haveDisk),
    dependsOn: Lazy.listValue(
      { produce: () => [...(identity.ready ?? [])].sort() },
      { omitEmpty: true },
    ),
  };
}

/** The Score file says it, or the platform; else there are two where an interruption would be noticed. */
function replicasOf(
  { uses, context }: CreateInput<WorkloadParams>,
  platform: WorkloadOptions,
  { replicas }: Settings,
  haveDisk: boolean,
): number | undefined {
  const isScaled = Object.values(uses).some(
    ({ type }) => type === horizontalPodAutoscalerType.name,
  );
  if (isScaled) return undefined;
  if (context.paused) return 0;
  if (replicas !== undefined) return replicas;
  // A second pod on another node would wait for the disk in vain.
  if (haveDisk) return 1;
  return platform.replicas ?? (context.protected ? 2 : 1);
}
