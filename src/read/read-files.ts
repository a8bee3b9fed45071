import type { Diagnostic, Report } from '../diagnostics';
import type { Disk } from './disk';
import {
  findProject,
  findProjects,
  isHidden,
  isScoreName,
  PROJECTS,
  type ProjectFiles,
} from './find-projects';
import { missingPath } from './problems';
import { ProjectReader } from './project-reader';
import { readProject } from './read-project';
import { readProjects } from './read-repository';
import { readScore } from './read-score';
import { Sources } from './sources';

/** One file that was looked at, and whether it may be used. */
export interface FileVerdict {
  /** Relative to the repository's root; as it was given where it lies outside. */
  readonly file: string;
  readonly valid: boolean;
}

/**
 * Reads some files or all, for what is wrong with them.
 *
 * A file of a project is read together with the rest of it, so that what contradicts another file is found too; of what
 * is found, only what concerns the chosen files is reported.
 */
export function readFilesOf(disk: Disk, paths: readonly string[], report: Report): FileVerdict[] {
  const errors: Diagnostic[] = [];
  const noted: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') errors.push(diagnostic);
    report(diagnostic);
  };

  if (paths.length === 0) {
    const all = findProjects(disk);
    readProjects(disk, all, noted);
    return verdicts(all.flatMap(filesOf), errors);
  }

  const chosen = new Set<string>();
  for (const path of paths) {
    const found = choose(disk, disk.nameOf(path));
    for (const file of found ?? []) chosen.add(file);
    if (!found) report(missingPath.at(undefined, { path }));
  }
  const concerns = (diagnostic: Diagnostic) =>
    !diagnostic.subject || placesOf(diagnostic).some((file) => chosen.has(file));

  const projects = new Set([...chosen].flatMap((file) => projectOf(file) ?? []));
  const known = new Set<string>();
  for (const name of [...projects].sort()) {
    const files = findProject(disk, name);
    if (!filesOf(files).some((file) => chosen.has(file))) continue;
    for (const file of filesOf(files)) known.add(file);
    readProject(files, disk, (diagnostic) => {
      if (concerns(diagnostic)) noted(diagnostic);
    });
  }
  for (const file of [...chosen].sort()) if (!known.has(file)) readAlone(disk, file, noted);
  return verdicts([...chosen], errors);
}

function verdicts(files: readonly string[], errors: readonly Diagnostic[]): FileVerdict[] {
  const known = new Set(files);
  // An error in a source file counts against the Score file that names it.
  const faulty = new Set(errors.map((error) => placesOf(error).find((file) => known.has(file))));
  return [...known].sort().map((file) => ({ file, valid: !faulty.has(file) }));
}

function placesOf({ subject, related }: Diagnostic): string[] {
  return [{ subject }, ...related].flatMap((place) => place.subject?.file.path ?? []);
}

function filesOf({ projectFile, scoreFiles, environments }: ProjectFiles): string[] {
  const project = projectFile === undefined ? [] : [projectFile];
  return [...project, ...scoreFiles, ...environments.map(({ file }) => file)];
}

/** The files that a path stands for: itself, or what a folder holds; undefined where nothing is there. */
function choose(disk: Disk, name: string): string[] | undefined {
  const kind = disk.kindAt(name);
  if (kind !== 'folder') return kind && [name];
  const inside = name === '' ? '' : `${name.replace(/\/+$/, '')}/`;
  const found = findProjects(disk)
    .flatMap(filesOf)
    .filter((file) => file.startsWith(inside));
  const others: string[] = [];
  const walk = (folder: string) => {
    for (const entry of disk.list(folder)) {
      const path = folder === '' ? entry.name : `${folder.replace(/\/+$/, '')}/${entry.name}`;
      if (entry.kind === 'folder' && !isHidden(entry.name)) walk(path);
      if (entry.kind === 'file' && isScoreName(entry.name)) others.push(path);
    }
  };
  walk(name);
  return [...found, ...others];
}

function projectOf(file: string): string | undefined {
  const [top, project, ...rest] = file.split('/');
  return top === PROJECTS && rest.length > 0 ? project : undefined;
}

/** Reads a Score file that belongs to no project, or is not found there by its name. */
function readAlone(disk: Disk, path: string, report: Report): void {
  const reader = new ProjectReader(disk);
  const file = reader.readText(path, report);
  if (!file) return;
  const project = projectOf(path);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
  const within = project === undefined ? folder : `${PROJECTS}/${project}`;
  readScore(file, new Sources(reader, folder, within), report);
}
