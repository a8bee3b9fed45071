import type { SourceFile, SourceRange } from '../diagnostics';
import type { ResourceAddress } from './resource-address';
import type { Workload } from './workload';

/** A secret that people bring: its place in the secret store of the environment type, never the secret. */
export interface SecretReference {
  readonly secret: string;
}

/** What a resource of type `environment` answers for one key. */
export type EnvironmentValue = string | SecretReference;

/** One instance of a project: `environments/<name>.yaml`. */
export interface Environment {
  readonly name: string;
  readonly type: string;
  readonly labels: Readonly<Record<string, string>>;
  /** By workload or `workload.container`. */
  readonly images: Readonly<Record<string, string>>;
  /** Those of the project with those of the environment over them. */
  readonly values: Readonly<Record<string, EnvironmentValue>>;
  /** RFC 3339 with an offset; absent where the environment stays. */
  readonly expires?: string | undefined;
  /** True where its workloads stand still and what holds data stays. */
  readonly paused: boolean;
  /** The project's workloads with this environment's overrides merged in, sorted by name. */
  readonly workloads: readonly Workload[];
  /** What its overrides say: environments of a project that say the same have equal workloads, but for places. */
  readonly overrides?: string | undefined;
  readonly file: SourceFile;
  readonly input: InputFile;
  /** Finds a place in the environment file by the keys that lead to it. */
  readonly rangeOf: (path: readonly PropertyKey[]) => SourceRange | undefined;
}

/** A declared change of address: the thing stays, its name changes. */
export interface Rename {
  readonly from: ResourceAddress;
  readonly to: ResourceAddress;
  readonly range?: SourceRange | undefined;
}

/** A file that went into a project, by what it held: never the text itself. */
export interface InputFile {
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Workloads that are deployed together and may refer to one another. */
export interface Project {
  readonly name: string;
  readonly description?: string | undefined;
  readonly owners: readonly string[];
  readonly renames: readonly Rename[];
  /** Sorted by name. */
  readonly workloads: readonly Workload[];
  /** The workloads whose files have errors: left out, and still no strangers to the others; sorted. */
  readonly broken: readonly string[];
  /** Sorted by name. */
  readonly environments: readonly Environment[];
  /** Every file read for the project but those of its environments, sorted by path. */
  readonly inputs: readonly InputFile[];
}

/** Every file that one environment was read from, sorted by path. */
export function inputsOf(project: Project, environment: Environment): InputFile[] {
  return [...project.inputs, environment.input].sort((a, b) => (a.path < b.path ? -1 : 1));
}
