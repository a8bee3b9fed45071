import { outputsAs, shortened, type TerraformText, type UsedResource } from '../../../src/pack';
import { volumeType } from '../../../src/resource-types';
import { sortedEntries } from '../sorted';
import { SCRATCH } from './empty-folders';
import type { PodVolume, VolumeMount } from './pod';

/** A volume as a Score file mounts it; the path to mount at is the key. */
export interface StatedVolume {
  readonly source: UsedResource | TerraformText;
  readonly path?: TerraformText | undefined;
  readonly readOnly?: boolean | undefined;
}

/** The spec of a claim that every instance of a workload makes for itself, and the name of the volume it stands for. */
export interface VolumeClaim {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The volumes that the containers of a workload mount: one resource is one volume, however often it is mounted. */
export class MountedVolumes {
  readonly #volumes = new Map<string, PodVolume>();
  readonly #claims = new Map<string, VolumeClaim>();
  /** The names of empty folders, by their sources. */
  readonly #empty = new Map<string, string>();

  /** @param takesClaims whether the instances of the workload have names, and so disks of their own */
  constructor(
    private readonly uses: Readonly<Record<string, UsedResource>>,
    private readonly takesClaims: boolean,
  ) {}

  /** Sorted by name. */
  get volumes(): readonly PodVolume[] {
    return inOrder(this.#volumes);
  }

  /** Sorted by name. */
  get claims(): readonly VolumeClaim[] {
    return inOrder(this.#claims);
  }

  /** Whether one of the volumes is a disk, which mostly one node has at a time. */
  get haveDisk(): boolean {
    return this.volumes.some((volume) => 'persistentVolumeClaim' in volume);
  }

  /** The mounts of a container, sorted by path. */
  mountsOf(volumes: Readonly<Record<string, StatedVolume>>): VolumeMount[] {
    return Object.keys(volumes)
      .sort()
      .flatMap((mountPath) => {
        const volume = volumes[mountPath];
        if (!volume) return [];
        const { source, path = '', readOnly } = volume;
        return {
          name: this.nameOf(source, mountPath),
          mountPath: mountPath.startsWith('/') ? mountPath : `/${mountPath}`,
          ...(path !== '' && { subPath: path }),
          ...(readOnly === true && { readOnly }),
        };
      });
  }

  private nameOf(source: UsedResource | TerraformText, mountPath: string): string {
    const [request, used] = this.requestOf(source) ?? [];
    if (request !== undefined && used) return this.nameOfRequest(request, used, mountPath);
    if (typeof source === 'string') return this.nameOfEmpty(source);
    throw new TypeError(`What is mounted at ${mountPath} is not among the uses: this is a bug.`);
  }

  private nameOfRequest(request: string, used: UsedResource, mountPath: string): string {
    const { podVolume, claim } = outputsAs(volumeType, used.outputs);
    const name = shortened(`volume-${request}`.toLowerCase(), 63);
    if (claim && this.takesClaims) {
      this.#claims.set(name, { name, spec: claim });
      return name;
    }
    if (podVolume) {
      this.#volumes.set(name, { ...podVolume, name });
      return name;
    }
    throw new TypeError(
      claim
        ? `The volume "${request}" is one disk for each instance, which only a workload of the class "stateful" has. Choose another class of volume, or annotate the workload with scoreform.dev/workload-class: stateful.`
        : `"${request}", mounted at ${mountPath}, is a ${used.type}, and a pod cannot mount that.`,
    );
  }

  /** A source that is no resource is only a word, by which the containers of a pod share an empty folder. */
  private nameOfEmpty(source: TerraformText): string {
    const name = this.#empty.get(source) ?? `empty-${String(this.#empty.size + 1)}`;
    this.#empty.set(source, name);
    this.#volumes.set(name, { name, emptyDir: SCRATCH });
    return name;
  }

  /** The resource that a source means, by itself or by its output `source`, and the first name it is requested under. */
  private requestOf(
    source: UsedResource | TerraformText,
  ): readonly [string, UsedResource] | undefined {
    return sortedEntries(Object.entries(this.uses)).find(([, used]) =>
      typeof source === 'string'
        ? used.type === volumeType.name && used.outputs['source'] === source
        : used.address.equals(source.address),
    );
  }
}

function inOrder<Item>(byName: ReadonlyMap<string, Item>): Item[] {
  return sortedEntries(byName).map(([, item]) => item);
}
