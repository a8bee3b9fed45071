import type { z } from 'zod';
import { shortened, type Safe, type Shape } from '../../../src/pack';
import type { workloadType } from '../../../src/resource-types';
import type { WorkloadOptions } from '../options';
import { SCRATCH } from './empty-folders';
import { environmentVariables } from './environment-variables';
import { withoutExpansion } from './expansion';
import type { Files } from './files';
import { pullPolicyOf } from './image-pulls';
import type { MountedVolumes } from './mounted-volumes';
import type { ContainerPort, PodContainer, PodVolume, VolumeMount } from './pod';
import { probesOf, probesOfHealthySidecar, probesOfStartedSidecar } from './probes';
import { containerResources } from './resources';
import type { SecretKeys } from './secret-keys';
import { containerSecurity } from './security';
import { isAwaitedHealthy, roleOf, startOrder } from './start-order';

/** A workload as `create` receives it. */
export type WorkloadParams = Safe<z.output<(typeof workloadType)['params'] & Shape>>;

type StatedContainer = WorkloadParams['containers'][string];

/** What the containers of one workload have in common. */
export interface ContainerContext {
  readonly files: Files;
  readonly secrets: SecretKeys;
  readonly volumes: MountedVolumes;
  readonly options: WorkloadOptions;
  /** The ports that the Service leads to; the first container says them. */
  readonly ports: readonly ContainerPort[];
}

export interface WorkloadContainers {
  readonly initContainers: readonly PodContainer[];
  readonly containers: readonly PodContainer[];
  /** The writable places of containers whose own file system is not. */
  readonly volumes: readonly PodVolume[];
}

/** The containers of a workload in the order that `before` asks for. */
export function workloadContainers(
  stated: WorkloadParams['containers'],
  context: ContainerContext,
): WorkloadContainers {
  const { first, together } = startOrder(stated);
  const scratch: PodVolume[] = [];
  const made = (name: string, ports: readonly ContainerPort[]): PodContainer[] => {
    const container = stated[name];
    if (!container) return [];
    const mounts = mountsOf(name, container, context);
    const own = needsScratch(mounts, context) ? scratchOf(name) : undefined;
    if (own) scratch.push({ name: own.name, emptyDir: SCRATCH });
    return [
      containerOf(name, container, inOrder([...mounts, ...(own ? [own] : [])]), ports, context),
    ];
  };
  return {
    initContainers: first.flatMap((name) => made(name, [])),
    containers: together.flatMap((name, index) => made(name, index === 0 ? context.ports : [])),
    volumes: scratch,
  };
}

function containerOf(
  name: string,
  stated: StatedContainer,
  mounts: readonly VolumeMount[],
  ports: readonly ContainerPort[],
  { secrets, options }: ContainerContext,
): PodContainer {
  const { image, command, args, variables = {}, resources } = stated;
  const env = environmentVariables(name, variables, secrets);
  return {
    name,
    image,
    imagePullPolicy: pullPolicyOf(options),
    ...(roleOf(stated) === 'sidecar' && { restartPolicy: 'Always' }),
    ...(command && { command: command.map((word) => withoutExpansion(word)) }),
    ...(args && { args: args.map((word) => withoutExpansion(word)) }),
    ...(env.length > 0 && { env }),
    ...(ports.length > 0 && { ports }),
    resources: containerResources(resources),
    securityContext: containerSecurity(options),
    ...probesFor(stated),
    ...(mounts.length > 0 && { volumeMounts: mounts }),
  };
}

/** A container that runs to its end is asked nothing: Kubernetes refuses that, and its end says it all. */
function probesFor(stated: StatedContainer): Partial<PodContainer> {
  switch (roleOf(stated)) {
    case 'init':
      return {};
    case 'sidecar':
      return isAwaitedHealthy(stated)
        ? probesOfHealthySidecar(stated)
        : probesOfStartedSidecar(stated);
    case 'main':
      return probesOf(stated);
  }
}

function mountsOf(
  name: string,
  { files = {}, volumes = {} }: StatedContainer,
  context: ContainerContext,
): readonly VolumeMount[] {
  return [...context.volumes.mountsOf(volumes), ...context.files.mountsOf(name, files)];
}

/** A folder before what lies in it. */
function inOrder(mounts: readonly VolumeMount[]): readonly VolumeMount[] {
  return [...mounts].sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1));
}

/** Most programs expect to write to one place at least. */
const TEMPORARY = '/tmp';

function needsScratch(mounts: readonly VolumeMount[], { options }: ContainerContext): boolean {
  if (options.waivers?.includes('writable-root-filesystem')) return false;
  return !mounts.some(({ mountPath }) => mountPath.replace(/\/+$/, '') === TEMPORARY);
}

function scratchOf(container: string): VolumeMount {
  // The name of a container may take all that the name of a volume may have.
  return { name: shortened(`tmp-${container}`, 63), mountPath: TEMPORARY };
}
