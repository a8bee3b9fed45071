import type { EnvironmentValue } from '../model';

/** One change of an environment file; `to` is undefined where the key goes. */
export type EnvironmentEdit =
  | {
      readonly field: 'images';
      /** A workload, or `workload.container`. */
      readonly key: string;
      readonly to: string | undefined;
    }
  | {
      readonly field: 'values';
      readonly key: string;
      readonly to: EnvironmentValue | undefined;
    }
  | { readonly field: 'type'; readonly to: string }
  | { readonly field: 'expires'; readonly to: string | undefined }
  | { readonly field: 'paused'; readonly to: true | undefined };

/** The keys that lead to what an edit changes. */
export function pathOf(edit: EnvironmentEdit): readonly string[] {
  return 'key' in edit ? [edit.field, edit.key] : [edit.field];
}
