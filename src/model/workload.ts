import type { SourceFile, SourceRange } from '../diagnostics';
import type { Access } from './access';
import type { ValueMap } from './value';

/** One entry under `resources` of a Score file. */
export interface ResourceRequest {
  readonly name: string;
  readonly type: string;
  /** Absent where the file names none; matching then takes `default`. */
  readonly class?: string | undefined;
  /** Present where the resource is shared between workloads. */
  readonly id?: string | undefined;
  readonly params?: ValueMap | undefined;
  readonly metadata?: ValueMap | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  /** What the workload asks to do with it; absent where the type's own default counts. */
  readonly access?: Access | undefined;
  /** The request's name in the file. */
  readonly range?: SourceRange | undefined;
  /** Finds the place of a param by its keys, for diagnostics. */
  readonly rangeOf: (path: readonly PropertyKey[]) => SourceRange | undefined;
  /** Finds the place of a param's key rather than of its value. */
  readonly rangeOfKey: (path: readonly PropertyKey[], key: string) => SourceRange | undefined;
}

/** One port under `service.ports`, with its defaults filled in. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** One Score file, after upgrades of deprecated forms and the overrides of an environment. */
export interface Workload {
  readonly name: string;
  readonly file: SourceFile;
  readonly annotations: Readonly<Record<string, string>>;
  /**
   * Everything but `apiVersion` and `resources`: `metadata`, `service`, `containers`, in the shape of the params of the
   * resource type `workload`. Files and volumes are maps by target; `source` files are inlined as `content`.
   */
  readonly spec: ValueMap;
  /** Images as written, by container: `.` where the environment has to say. */
  readonly images: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
  /** Sorted by name. */
  readonly requests: readonly ResourceRequest[];
  /** The workload's name in the file. */
  readonly range?: SourceRange | undefined;
  /** Finds a place by the keys that lead to it from the root of the Score file. */
  readonly rangeOf: (path: readonly PropertyKey[]) => SourceRange | undefined;
}
