import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeploymentStart, StackDescription } from '../model';
import { hashOf } from '../store';
import { STACK_FILE } from './engine';
import { localBackendOf } from './engine/requirements';
import type { StackPlace } from './engine/types';

/** The names of a stack's files, in its folder and beside its record. */
export { STACK_FILE };
export const DESCRIPTION_FILE = 'scoreform.json';
export const PROVIDERS_FILE = 'lock.hcl';
/** The engine's own plan; it holds secrets as they are. */
export const PLAN_FILE = 'plan.tfplan';

/** The texts of an emitted stack: all that deploying knows of what was done before. */
export interface StackTexts {
  readonly terraform: string;
  readonly description: string;
}

/** Reads the texts of the stack at a place. */
export function readStack({ folder }: Pick<StackPlace, 'folder'>): StackTexts {
  return {
    terraform: readFileSync(join(folder, STACK_FILE), 'utf8'),
    description: readFileSync(join(folder, DESCRIPTION_FILE), 'utf8'),
  };
}

/** Writes a stack to a place, such as that of a record to a folder of this run. */
export function writeStack(
  { folder }: Pick<StackPlace, 'folder'>,
  { terraform, description }: StackTexts,
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, STACK_FILE), terraform);
  writeFileSync(join(folder, DESCRIPTION_FILE), description);
}

/** What a description says. Its text is our own: the earlier stages wrote it, or a record kept it. */
export function parseDescription(text: string): StackDescription {
  return JSON.parse(text) as StackDescription;
}

/** Whether a text that lies beside a record is the one that was written there. */
export function isRecorded({ files }: DeploymentStart, name: string, text: string): boolean {
  return files[name] === hashOf(text);
}

/** Where a local state lies; undefined for any other backend. */
export function localState({ folder }: StackPlace, { terraform }: StackTexts): string | undefined {
  const path = localBackendOf(terraform)?.path;
  return path === undefined ? undefined : join(folder, path);
}

/** Whether a local state is certain not to exist, so that there is nothing in it to lose. */
export function hasNoState(place: StackPlace, texts: StackTexts): boolean {
  const file = localState(place, texts);
  return file !== undefined && !existsSync(file);
}

/** The log of the deployment that runs, kept where the next one finds it even if this one is killed. */
export function logOf({ data }: StackPlace): string {
  return join(data, 'deployment.jsonl');
}
