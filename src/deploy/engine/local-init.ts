import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackText, writeWhole } from './prepared';
import { localBackendOf } from './requirements';
import type { StackPlace } from './types';

/** What `init` notes of the backend, in the data folder of a stack. */
const NOTE = 'terraform.tfstate';

interface BackendNote {
  readonly backend?: {
    readonly type?: string;
    readonly config?: Readonly<Record<string, unknown>>;
  };
}

/**
 * Makes a stack ready that needs no provider and keeps its state in a file. All that `init` does for such a stack is to
 * note where that file is, so what it noted for another one serves, with this one's path. The engine compares the note
 * with the stack at every call, and asks for `init` where it does not like what it finds.
 *
 * @param like a stack of the same kind that `init` made ready
 * @returns false where `init` has to do it
 */
export function initLike(like: StackPlace, place: StackPlace): boolean {
  const path = localPathOf(place);
  const file = join(place.data, NOTE);
  // A note that is there may be of another backend, and only the engine knows what that means.
  if (path === undefined || existsSync(file)) return false;
  const note = noteOf(like);
  const { type, config } = note?.backend ?? {};
  if (type !== 'local' || !config) return false;
  writeWhole(
    file,
    JSON.stringify({ ...note, backend: { type, config: { ...config, path }, hash: 0 } }),
  );
  return true;
}

/** Where the state lies, for a stack whose backend says nothing but that. */
function localPathOf(place: StackPlace): string | undefined {
  const { path, ...others } = localBackendOf(stackText(place)) ?? {};
  return Object.keys(others).length === 0 ? path : undefined;
}

function noteOf({ data }: StackPlace): BackendNote | undefined {
  try {
    return JSON.parse(readFileSync(join(data, NOTE), 'utf8')) as BackendNote;
  } catch {
    return undefined;
  }
}
