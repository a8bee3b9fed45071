import { SCRATCH, SMALL_IN_MEMORY } from '../pod/empty-folders';

/** Something that a pod mounts at a path. */
export type PodMount =
  | { readonly path: string; readonly empty: 'disk' | 'memory' }
  | { readonly path: string; readonly claim: string }
  | { readonly path: string; readonly secret: string; readonly keys: readonly string[] }
  | { readonly path: string; readonly configMap: string };

/** The volumes of a pod and where its one container mounts them. The volumes are in the order given. */
export function podVolumes(mounts: readonly PodMount[]) {
  return {
    volume: mounts.map((mount, index) => ({ name: volumeName(index), ...sourceOf(mount) })),
    // A folder before what lies in it.
    volumeMount: mounts
      .map((mount, index) => ({
        name: volumeName(index),
        mountPath: mount.path,
        readOnly: 'secret' in mount || 'configMap' in mount,
      }))
      .sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1)),
  };
}

function volumeName(index: number): string {
  return `volume-${String(index)}`;
}

function sourceOf(mount: PodMount) {
  if ('empty' in mount) {
    return { emptyDir: mount.empty === 'memory' ? SMALL_IN_MEMORY : SCRATCH };
  }
  if ('claim' in mount) return { persistentVolumeClaim: { claimName: mount.claim } };
  if ('configMap' in mount) return { configMap: { name: mount.configMap } };
  return {
    secret: {
      secretName: mount.secret,
      defaultMode: '0440',
      items: mount.keys.map((key) => ({ key, path: key })),
    },
  };
}
