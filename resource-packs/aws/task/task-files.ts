import { hashOf, isSecret, type MixedText, type TerraformText } from '../../../src/pack';
import type { Containers } from '../workload/workload-params';
import type { Mount } from './task-volumes';

/** A file that is written before the containers of a task start. */
export interface TaskFile {
  readonly container: string;
  /** Where the container finds it. */
  readonly path: string;
  /** The volume it is written to, and its name there. */
  readonly volume: string;
  readonly name: string;
  readonly mode: string;
  readonly content: MixedText | { readonly base64: string };
}

const READABLE = '0644';

/**
 * The files of all containers. ECS cannot mount a single one, so the directory of a file becomes a volume, which hides
 * what the image has there.
 *
 * @param mounts what is mounted besides, by container: a file in a mounted directory is written there
 */
export function taskFiles(
  containers: Containers,
  mounts: ReadonlyMap<string, readonly Mount[]>,
): TaskFile[] {
  return Object.entries(containers).flatMap(([container, { files = {} }]) =>
    Object.entries(files)
      .map(([path, { mode = READABLE, content, binaryContent }]) => ({
        container,
        path,
        volume: volumeFor(container, path, mounts.get(container) ?? []),
        name: path.slice(path.lastIndexOf('/') + 1),
        mode,
        content: contentOf(content, binaryContent),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

/** The mounts that the files of a container need, one for each directory. */
export function mountsOfFiles(files: readonly TaskFile[], container: string): Mount[] {
  const mounts = files
    .filter((file) => file.container === container && file.volume.startsWith(PREFIX))
    .map(({ path, volume }) => [
      volume,
      { sourceVolume: volume, containerPath: directoryOf(path), readOnly: true },
    ]);
  return Object.values(Object.fromEntries(mounts) as Record<string, Mount>);
}

const PREFIX = 'files-';

function volumeFor(container: string, path: string, mounts: readonly Mount[]): string {
  const directory = directoryOf(path);
  const mounted = mounts.find(({ containerPath }) => containerPath === directory);
  if (!mounted) return `${PREFIX}${container}-${hashOf(directory).slice(0, 8)}`;
  if (mounted.sourceVolume.startsWith('tmp-')) return mounted.sourceVolume;
  throw new TypeError(
    `The file "${path}" and a volume lie in one directory, of which ECS can mount only one; put the file into another.`,
  );
}

/** Without the slash at its end, so that of the root directory nothing is left. */
function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function contentOf(
  content: MixedText | undefined,
  base64: TerraformText | undefined,
): TaskFile['content'] {
  if (base64 !== undefined) return { base64 };
  return content ?? { parts: [] };
}

/** Whether the content of a file has to be kept from everybody who may read a task definition. */
export function isSecretContent(content: TaskFile['content']): content is MixedText {
  return (
    'parts' in content && content.parts.some((part) => 'secret' in part && isSecret(part.secret))
  );
}
