import type { EcsTaskDefinitionVolume } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { hashOf, outputsAs, type TerraformText, type UsedResource } from '../../../src/pack';
import { volumeType } from '../../../src/resource-types';
import type { Container, Containers } from '../workload/workload-params';

/** A place in a container where a volume of its task appears. */
export interface Mount {
  readonly sourceVolume: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
}

/** A volume of a task, and where it appears. */
export interface TaskVolume {
  readonly volume: EcsTaskDefinitionVolume;
  readonly container: string;
  readonly mount: Mount;
  /** Whether Fargate makes it empty, and writable for root only. */
  readonly isEmpty: boolean;
}

const TEMPORARY = '/tmp';

/**
 * What the containers of a task mount, but for files.
 *
 * @param withTemporary whether a container gets a directory for temporary files, because it can write nowhere else
 */
export function taskVolumes(containers: Containers, withTemporary: boolean): TaskVolume[] {
  return Object.entries(containers).flatMap(([container, definition]) => {
    const volumes = volumesOf(container, definition);
    const hasOwn = volumes.some(({ mount }) => mount.containerPath === TEMPORARY);
    if (!withTemporary || hasOwn) return volumes;
    const name = `tmp-${container}`;
    const mount = { sourceVolume: name, containerPath: TEMPORARY, readOnly: false };
    return [...volumes, { volume: { name }, container, mount, isEmpty: true }];
  });
}

function volumesOf(container: string, { volumes = {} }: Container): TaskVolume[] {
  return Object.entries(volumes).map(([containerPath, { source, path, readOnly = false }]) => {
    const { fileSystem, from } = placeOf(source);
    if (fileSystem && path !== undefined && path !== '') {
      throw new TypeError(
        `"${containerPath}" mounts a part of a volume, and an access point of EFS is mounted as a whole: leave out "path", or use a volume for each part.`,
      );
    }
    // What is empty has no parts: two paths of it are two volumes, two mounts of one path are one.
    const name = `volume-${hashOf(`${from} ${path ?? ''}`).slice(0, 8)}`;
    const volume: EcsTaskDefinitionVolume = fileSystem ? { name, ...onEfs(fileSystem) } : { name };
    const mount = { sourceVolume: name, containerPath, readOnly };
    return { volume, container, mount, isEmpty: !fileSystem };
  });
}

function onEfs({ id, accessPoint }: { id: string; accessPoint: string }) {
  return {
    efsVolumeConfiguration: {
      fileSystemId: id,
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: accessPoint, iam: 'ENABLED' },
    },
  };
}

/** A source that is no resource is only a name, under which the containers of one task share an empty volume. */
function placeOf(source: UsedResource | TerraformText) {
  if (typeof source === 'string') return { from: source, fileSystem: undefined };
  const { fileSystem } = outputsAs(volumeType, source.outputs);
  return { from: String(source.address), fileSystem };
}
