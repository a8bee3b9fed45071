import type { Report } from '../diagnostics';
import type { Actor, EnvironmentName, GitState, StackDescription } from '../model';
import type { RecordStore } from '../store';
import type { LineSubject } from './changes';
import type { Engine } from './engine';
import type { Interruption } from './engine/types';
import type { Progress } from './progress';
import type { Workspace } from './workspace';

/** What every deployment of a call shares. */
export interface Site {
  readonly workspace: Workspace;
  readonly engine: Engine;
  readonly store: RecordStore;
  readonly by: Actor;
  readonly git: GitState | null;
  readonly interruption: Interruption;
  readonly now: () => Date;
  readonly report: Report;
  readonly onProgress: (progress: Progress) => void;
  /** The text of an input file as it is now, by its path from the repository's root; undefined where there is none. */
  readonly readInput: (path: string) => string | undefined;
  /** Tells what each line of an input file is about; the files' formats are known to the stage that reads them. */
  readonly subjectsOf: (path: string, text: string) => (line: number) => LineSubject;
}

/** The environment that a stack is for. */
export function environmentOf({ project, environment }: StackDescription): EnvironmentName {
  return { project, environment };
}

/** An environment as people name it: `shop/production`. */
export function nameOf({ project, environment }: EnvironmentName): string {
  return `${project}/${environment}`;
}
