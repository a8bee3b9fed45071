import {
  DESCRIPTION_FILE,
  STACK_FILE,
  isGone,
  nameOf,
  parseDescription,
  standingOf,
  type FailedCheck,
  type Standing,
} from '../../deploy';
import type { Diagnostic } from '../../diagnostics';
import {
  inputsOf,
  type Deployment,
  type Environment,
  type EnvironmentName,
  type InputFile,
} from '../../model';
import { platformFiles } from '../../load';
import { readRepository } from '../../read';
import { hasSucceeded, type RecordStore } from '../../store';

/** What is known of an environment from its file and its records, before anything is asked that runs. */
export interface EnvironmentStatus extends EnvironmentName {
  /** Null where neither a file nor a record tells. */
  readonly type: string | null;
  readonly hasFile: boolean;
  readonly state: 'never-deployed' | 'removed' | 'deployed';
  /** The newest, however it came out. */
  readonly last: NonNullable<Standing['last']> | null;
  /** The newest that succeeded, where that is another one. */
  readonly succeeded: Deployment | null;
  readonly lock: NonNullable<Standing['lock']> | null;
  /** The deployments whose records are not what was written, with a sentence each. */
  readonly broken: readonly { readonly id: string; readonly why: string }[];
  readonly expires: string | null;
  readonly expired: boolean;
  /** What was deployed stands still. */
  readonly paused: boolean;
  /** The input files that differ from those deployed; null where nothing is deployed, or where files have errors. */
  readonly changedInputs: readonly string[] | null;
  /** True where the stack of its last deployment is there, so that what runs can be asked. */
  readonly canBeAsked: boolean;
}

/** What came of asking an environment whether it is healthy. */
export type Health =
  | { readonly state: 'healthy' }
  | { readonly state: 'unhealthy'; readonly checks: readonly FailedCheck[] }
  /** Something was deployed, and its state knows nothing of it. */
  | { readonly state: 'state-missing'; readonly problem: Diagnostic }
  /** It could not be asked, or is at work. */
  | { readonly state: 'unknown'; readonly why: string }
  /** Nothing of it says how to tell. */
  | { readonly state: 'no-checks' };

/** The environments of a repository as their files are now. */
export interface FilesNow {
  readonly environment: Environment;
  readonly inputs: readonly InputFile[];
}

/** Reads the chosen environments, by name; those whose files have errors are left out. */
export function readFilesNow(
  root: string,
  chosen: readonly EnvironmentName[],
): ReadonlyMap<string, FilesNow> {
  const names = new Set(chosen.map(nameOf));
  const only = (project: string, environment: string) => names.has(`${project}/${environment}`);
  const ofPlatform = platformFiles(root);
  return new Map(
    readRepository(root, () => undefined, { only }).flatMap((project) =>
      project.environments.map((environment) => {
        const inputs = [...inputsOf(project, environment), ...ofPlatform];
        return [`${project.name}/${environment.name}`, { environment, inputs }] as const;
      }),
    ),
  );
}

/** Looks an environment up. */
export async function statusOf(
  name: EnvironmentName,
  store: RecordStore,
  given: { readonly hasFile: boolean; readonly files: FilesNow | undefined; readonly now: Date },
): Promise<EnvironmentStatus> {
  const { hasFile, files, now } = given;
  const { last, lock } = await standingOf(name, store);
  const gone = last !== undefined && isGone(last);
  const [description, stack] = last
    ? [
        await store.text(name, last.start.id, DESCRIPTION_FILE),
        await store.text(name, last.start.id, STACK_FILE),
      ]
    : [];
  const deployed = description === undefined ? undefined : parseDescription(description);
  const expires = (files ? files.environment.expires : deployed?.expires) ?? null;
  return {
    ...name,
    type: files?.environment.type ?? deployed?.environmentType ?? null,
    hasFile,
    state: !last ? 'never-deployed' : gone ? 'removed' : 'deployed',
    last: last ?? null,
    succeeded:
      last?.outcome === 'succeeded' ? null : ((await store.last(name, hasSucceeded)) ?? null),
    lock: lock ?? null,
    broken: await store.verify(name),
    expires,
    expired: expires !== null && Date.parse(expires) <= now.getTime(),
    paused: !gone && deployed?.paused === true,
    changedInputs: last && !gone && files ? changed(last, files.inputs) : null,
    canBeAsked: !gone && stack !== undefined && deployed !== undefined,
  };
}

/** Files that came, went, or hold something else. */
function changed({ start }: Deployment, inputs: readonly InputFile[]): string[] {
  const before = new Map(start.inputs.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((path) => before.get(path) !== now.get(path))
    .sort();
}
