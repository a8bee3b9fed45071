import { hashOf, plainText, type TerraformText } from '../../../src/pack';
import { isSecretContent, type TaskFile } from './task-files';
import type { TaskLog } from './task-log';
import type { TaskSecrets } from './task-secrets';

/** No container of a Score file has two hyphens in a row. */
export const PREPARATION = 'scoreform--prepare';

const ROOM = '/scoreform';

/** What containers may have by default, but for changing owners, which it is there for. */
const DROPPED = [
  'AUDIT_WRITE',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

export interface PreparationOptions {
  /** An image with a shell, `base64`, `chmod` and `chown`. */
  readonly image: string;
  readonly files: readonly TaskFile[];
  /** The volumes that Fargate makes empty and that others than root write to. */
  readonly emptyVolumes: readonly string[];
  /** Who owns the files; undefined where the images decide who they run as. */
  readonly user: string | undefined;
  readonly secrets: TaskSecrets;
  readonly log: TaskLog;
}

/**
 * The container that runs before all others: Fargate makes volumes that only root can write to, and mounts no files. It
 * opens the volumes and writes the files, whose contents and paths it is given as variables, never as a part of its
 * script. Undefined where there is nothing to do.
 */
export function preparation(options: PreparationOptions) {
  const { image, files, emptyVolumes, user, secrets, log } = options;
  if (files.length === 0 && emptyVolumes.length === 0) return undefined;
  const volumes = [...new Set([...emptyVolumes, ...files.map(({ volume }) => volume)])].sort();
  const variables = files.flatMap((file, index) => variablesOf(file, String(index)));
  const referred = files.flatMap((file, index) => {
    if (!isSecretContent(file.content)) return [];
    const id = `file-${file.container}-${hashOf(file.path).slice(0, 8)}`;
    const called = `The content of the file "${file.path}"`;
    return [{ index, ...secrets.refer(id, called, file.content) }];
  });
  return {
    name: PREPARATION,
    image,
    essential: false,
    user: '0',
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: DROPPED } },
    entryPoint: ['/bin/sh', '-c'],
    command: [scriptFor(files, emptyVolumes, user)],
    environment: variables,
    secrets: referred.map(({ index, valueFrom }) => ({
      name: `CONTENT_${String(index)}`,
      valueFrom,
    })),
    dockerLabels:
      referred.length === 0
        ? undefined
        : { [REVISIONS]: referred.map(({ revision }) => revision).join(' ') },
    mountPoints: volumes.map((volume) => ({
      sourceVolume: volume,
      containerPath: `${ROOM}/${volume}`,
      readOnly: false,
    })),
    logConfiguration: log.configurationFor('prepare'),
  };
}

/** The label that holds the revisions of a container's secrets: a change of it begins a new deployment. */
export const REVISIONS = 'scoreform.revisions';

interface Variable {
  readonly name: string;
  readonly value: string | TerraformText;
}

function variablesOf({ volume, name, mode, content }: TaskFile, index: string): Variable[] {
  const path = { name: `PATH_${index}`, value: `${ROOM}/${volume}/${name}` };
  const how = { name: `MODE_${index}`, value: mode };
  if ('base64' in content) {
    return [{ name: `BASE64_${index}`, value: content.base64 }, how, path];
  }
  const text = plainText(content);
  if (text === undefined) return [how, path];
  return [{ name: `CONTENT_${index}`, value: text }, how, path];
}

/** Only numbers of variables are put into it. The owner is changed last, because root may then do no more. */
function scriptFor(
  files: readonly TaskFile[],
  emptyVolumes: readonly string[],
  user: string | undefined,
): string {
  const opened = emptyVolumes.map((volume) => `chmod 1777 ${ROOM}/${volume}`);
  const written = files.flatMap(({ content }, index) => {
    const n = String(index);
    const write =
      'base64' in content
        ? `printf %s "$BASE64_${n}" | base64 -d > "$PATH_${n}"`
        : `printf %s "$CONTENT_${n}" > "$PATH_${n}"`;
    const owned = user === undefined ? [] : [`chown ${user}:${user} "$PATH_${n}"`];
    return [write, `chmod "$MODE_${n}" "$PATH_${n}"`, ...owned];
  });
  return ['set -eu', ...opened, ...written].join('\n');
}
