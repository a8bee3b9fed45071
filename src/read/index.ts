import type { Report } from '../diagnostics';
import type { Project } from '../model';
import { Disk } from './disk';
import { readAll, type EnvironmentFilter } from './read-repository';
import { readFilesOf, type FileVerdict } from './read-files';

export { jsonSchema } from './json-schema';
export { readProblems } from './problems';
export type { FileVerdict } from './read-files';
export type { EnvironmentFilter } from './read-repository';
export { scoreVerdict } from './read-workload';
export { subjectsOf } from './subjects';

export interface ReadOptions {
  /** Which environments to read; projects without any are left out. @default all */
  readonly only?: EnvironmentFilter;
  /** Texts read in the place of files, such as of one that is about to be written; by path from the root. */
  readonly instead?: ReadonlyMap<string, string>;
}

/**
 * Reads the projects of a repository: everything under `<root>/projects`, sorted by name.
 *
 * Everything wrong with any file is reported in one run. What has errors is left out: a workload, an environment, never
 * the project around it.
 */
export function readRepository(
  root: string,
  report: Report,
  { only, instead }: ReadOptions = {},
): Project[] {
  return readAll(new Disk(root, instead), report, only);
}

/**
 * Reads files for what is wrong with them: those at the paths, in the folders among them, or without any all files of
 * the repository. Files outside of the root are Score files.
 */
export function readFiles(root: string, paths: readonly string[], report: Report): FileVerdict[] {
  return readFilesOf(new Disk(root), paths, report);
}
