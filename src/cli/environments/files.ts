import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isError, SourceFile, type Diagnostic, type Report } from '../../diagnostics';
import { editEnvironment, type EnvironmentEdit } from '../../edit';
import type { Environment, Project } from '../../model';
import { readRepository } from '../../read';
import { changedMeanwhile } from './problems';
import { hintFor } from '../environments';
import type { Invocation } from '../invocation';
import { fileExists, unknownEnvironment } from '../problems';
import { replaceFile } from './replace-file';
import { forEachEnvironment } from '../repository';
import type { EditedFile } from '../views/environment-edits';

/** An environment and the file that says it. */
export interface EnvironmentFile {
  readonly root: string;
  /** `shop/staging`. */
  readonly name: string;
  readonly project: Project;
  readonly environment: Environment;
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** All of the file, as it is on the disk. */
  readonly text: string;
}

/** A text that is about to be written, sound as far as reading can tell. */
export interface NewText {
  readonly path: string;
  /** Undefined where the file is new. */
  readonly before: string | undefined;
  readonly text: string;
}

/** Where the file of an environment lies. */
export function pathOfEnvironment(project: string, environment: string): string {
  return `projects/${project}/environments/${environment}.yaml`;
}

/**
 * Reads one environment by its name. What is wrong with its own file is reported; what is wrong with other files of the
 * project is not, because it does not stand in the way of an edit.
 */
export function findEnvironment(
  given: string,
  root: string,
  { report }: Pick<Invocation, 'report'>,
): EnvironmentFile | undefined {
  const known: string[] = [];
  forEachEnvironment(root, (project, environment) => known.push(`${project}/${environment}`));
  if (!known.includes(given)) {
    const names = known.sort();
    const hint = hintFor(given, names);
    report(unknownEnvironment.at(undefined, { given, hint, known: names }));
    return undefined;
  }
  const [projectName = '', name = ''] = given.split('/');
  const path = pathOfEnvironment(projectName, name);
  const found = readOne(root, projectName, name, report);
  if (!found) return undefined;
  return { root, name: given, ...found, path, text: readFileSync(join(root, path), 'utf8') };
}

/**
 * The text of a file after edits, where it can be written: the edits can be made, and what comes of them is read without
 * an error. Everything in the way is reported.
 */
export function edited(
  from: Pick<EnvironmentFile, 'path' | 'text'>,
  edits: readonly EnvironmentEdit[],
  report: Report,
): string | undefined {
  return editEnvironment(new SourceFile(from.path, from.text), edits, report);
}

/** The project and environment that a text would be at a path, in place of what is there now; undefined where it is wrong. */
export function readAs(
  root: string,
  { path, text }: Pick<NewText, 'path' | 'text'>,
  report: Report,
): Pick<EnvironmentFile, 'project' | 'environment'> | undefined {
  const [, project = '', , file = ''] = path.split('/');
  const name = file.replace(/\.yaml$/, '');
  return readOne(root, project, name, report, new Map([[path, text]]));
}

/** Writes a text; reports where the file is no longer what it was. */
export function write(root: string, { path, before, text }: NewText, report: Report): boolean {
  const full = join(root, path);
  if (before === undefined && existsSync(full)) {
    report(fileExists.at(undefined, { files: [path] }));
    return false;
  }
  if (replaceFile(full, before, text)) return true;
  report(changedMeanwhile.at(undefined, { path }));
  return false;
}

/**
 * Edits the file of an environment; undefined where that cannot be, which is reported. Nothing is written that could not
 * be read, nothing with `--dry-run`, and nothing where there is nothing to change.
 */
export function editFile(
  { root, path, text: before }: EnvironmentFile,
  edits: readonly EnvironmentEdit[],
  { report, options }: Pick<Invocation, 'report' | 'options'>,
): EditedFile | undefined {
  const after = edited({ path, text: before }, edits, report);
  if (after === undefined || !readAs(root, { path, text: after }, report)) return undefined;
  const isWritten = options.dryRun !== true && after !== before;
  if (isWritten && !write(root, { path, before, text: after }, report)) return undefined;
  return { path, before, after, isWritten };
}

function readOne(
  root: string,
  projectName: string,
  name: string,
  report: Report,
  instead?: ReadonlyMap<string, string>,
): Pick<EnvironmentFile, 'project' | 'environment'> | undefined {
  const path = pathOfEnvironment(projectName, name);
  const errors: Diagnostic[] = [];
  const projects = readRepository(
    root,
    (diagnostic) => {
      if (diagnostic.subject?.file.path !== path) return;
      if (isError(diagnostic)) errors.push(diagnostic);
      report(diagnostic);
    },
    {
      only: (project, environment) => project === projectName && environment === name,
      ...(instead && { instead }),
    },
  );
  const project = projects.find((candidate) => candidate.name === projectName);
  const environment = project?.environments.find((candidate) => candidate.name === name);
  return errors.length > 0 || !project || !environment ? undefined : { project, environment };
}
