import type { WorkloadOptions } from '../options';
import { SMALL_IN_MEMORY } from './empty-folders';
import type { PodContainer, PodVolume, SecretKey } from './pod';
import { containerSecurity } from './security';

/** A file whose content mixes texts, by their keys in the workload's ConfigMap, with secrets. */
export interface JoinedFile {
  readonly name: string;
  readonly mode: string;
  readonly parts: readonly ({ readonly text: string } | { readonly secret: SecretKey })[];
}

/** The image that puts files together: nothing but a shell with `cat`, by its digest. */
const HELPER_IMAGE =
  'docker.io/library/busybox:1.37@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0';

/**
 * Always the same: names and modes are arguments. Reading is left to the group, as with every other file of a pod,
 * because the user of an image need not be the user that wrote the file.
 */
const SCRIPT = [
  'set -e',
  'while [ "$#" -gt 0 ]; do',
  '  cat "/parts/$1/"* > "/joined/$1"',
  '  chmod "$2" "/joined/$1"',
  '  chmod g+r "/joined/$1"',
  '  shift 2',
  'done',
].join('\n');

/**
 * Files that hold secrets among other text. No object in the cluster holds the whole text: a pod joins the parts when it
 * starts, in memory.
 */
export function joinedFiles(
  files: readonly JoinedFile[],
  configMap: string,
  workloads: WorkloadOptions,
): { readonly volumes: readonly PodVolume[]; readonly initContainers: readonly PodContainer[] } {
  if (files.length === 0) return { volumes: [], initContainers: [] };
  const sources = files.flatMap(({ name, parts }) =>
    parts.map((part, index) => {
      // The shell sorts by name, and a number sorts so only among numbers of the same length.
      const path = `${name}/${String(index).padStart(6, '0')}`;
      return 'secret' in part
        ? { secret: { name: part.secret.name, items: [{ key: part.secret.key, path }] } }
        : { configMap: { name: configMap, items: [{ key: part.text, path }] } };
    }),
  );
  return {
    volumes: [
      { name: 'file-parts', projected: { sources } },
      { name: 'joined-files', emptyDir: SMALL_IN_MEMORY },
    ],
    initContainers: [
      {
        name: 'scoreform-files',
        image: workloads.helperImage ?? HELPER_IMAGE,
        imagePullPolicy: 'IfNotPresent',
        command: ['/bin/sh', '-c', SCRIPT, 'join'],
        args: files.flatMap(({ name, mode }) => [name, mode]),
        resources: {
          requests: { cpu: '10m', memory: '16Mi' },
          limits: { cpu: '100m', memory: '64Mi' },
        },
        securityContext: containerSecurity(workloads),
        volumeMounts: [
          { name: 'file-parts', mountPath: '/parts', readOnly: true },
          { name: 'joined-files', mountPath: '/joined' },
        ],
      },
    ],
  };
}
