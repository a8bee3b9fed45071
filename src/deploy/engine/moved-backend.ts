import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isFailure, refusal } from './failure';
import { STACK_FILE, stackText } from './prepared';
import type { EngineFailure, EngineHome, StackPlace } from './types';

/** A backend as the engine notes it beside what `init` makes. */
interface NotedBackend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Whether `init` says that the state of a stack lies elsewhere than the stack says now. */
export function saysBackendMoved({ diagnostics }: EngineFailure): boolean {
  return diagnostics.some(({ summary }) => /^Backend (configuration|type) changed/.test(summary));
}

/**
 * Why a stack must not simply begin in another backend: its state would look empty there, and all that exists would be
 * created again. Undefined where the backend of before holds nothing.
 * @param list tells what is in the state of a stack
 */
export async function refuseMove(
  place: StackPlace,
  home: EngineHome,
  command: string,
  list: (place: StackPlace) => Promise<readonly string[] | EngineFailure>,
): Promise<EngineFailure | undefined> {
  const before = notedIn(place);
  if (!before) return undefined;
  // As deep as the stack itself, so that a relative path leads to the same file.
  const folder = join(place.folder, '..', `${place.stack}.before`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: blockOf(before) }));
  const addresses = await list({ ...place, folder });
  rmSync(folder, { recursive: true });
  if (!isFailure(addresses) && addresses.length === 0) return undefined;
  const why = isFailure(addresses)
    ? `and that backend does not answer: ${addresses.diagnostics.map(({ summary }) => summary).join('; ')}`
    : `and ${String(addresses.length)} resources are in it`;
  return refusal(
    'The backend of this stack has changed',
    `Its state lies in another backend of the kind "${before.type}", ${why}. In the backend that the stack names now it would look as if nothing existed, and everything would be created a second time. Put the backend back as it was, or move the state, and then try again:\n\n  ${moveCommand(place, home, command)}`,
  );
}

/** Writes the stack where it stays, and tells the command that moves its state. */
function moveCommand(place: StackPlace, { lockFile }: EngineHome, command: string): string {
  const folder = join(place.folder, '..', '..', '..', 'move', 'stacks', place.stack);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, STACK_FILE), stackText(place));
  const data = slashes(relative(folder, place.data));
  const target = slashes(relative(dirname(lockFile), folder));
  return `TF_DATA_DIR=${data} ${command} -chdir=${target} init -migrate-state`;
}

function blockOf({ type, config }: NotedBackend): object {
  const given = Object.entries(config).filter(([, value]) => value !== null);
  return { backend: { [type]: Object.fromEntries(given) } };
}

function notedIn({ data }: StackPlace): NotedBackend | undefined {
  try {
    const text = readFileSync(join(data, 'terraform.tfstate'), 'utf8');
    const { backend } = JSON.parse(text) as { backend?: Partial<NotedBackend> };
    return typeof backend?.type === 'string'
      ? { type: backend.type, config: backend.config ?? {} }
      : undefined;
  } catch {
    return undefined;
  }
}

function slashes(path: string): string {
  return path.split(sep).join('/');
}
