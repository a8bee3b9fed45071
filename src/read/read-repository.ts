import { SourceFile, type Report } from '../diagnostics';
import { stackName, type Project } from '../model';
import type { Disk } from './disk';
import { findProjects, PROJECTS, type ProjectFiles } from './find-projects';
import { duplicateStack, noProjects } from './problems';
import { readProject } from './read-project';

/** Which environments are wanted; a project without any is not read. */
export type EnvironmentFilter = (project: string, environment: string) => boolean;

/** Reads the projects of a repository, sorted by name. */
export function readProjects(
  disk: Disk,
  all: readonly ProjectFiles[],
  report: Report,
  only?: EnvironmentFilter,
): Project[] {
  if (all.length === 0) {
    const start = new SourceFile(PROJECTS, '').range(0, 0);
    report(noProjects.at(start, { folder: PROJECTS }));
  }
  const wanted = only ? all.flatMap((files) => filtered(files, only)) : all;
  reportStacks(wanted, report);
  return wanted.flatMap((files) => readProject(files, disk, report) ?? []);
}

/** Reads all projects under a root. */
export function readAll(disk: Disk, report: Report, only?: EnvironmentFilter): Project[] {
  return readProjects(disk, findProjects(disk), report, only);
}

function filtered(files: ProjectFiles, only: EnvironmentFilter): ProjectFiles[] {
  const environments = files.environments.filter(({ name }) => only(files.name, name));
  return environments.length === 0 ? [] : [{ ...files, environments }];
}

/** Two environments with one stack would share a state. */
function reportStacks(projects: readonly ProjectFiles[], report: Report): void {
  const stacks = new Map<string, { name: string; file: string }>();
  for (const { name: project, environments } of projects) {
    for (const { name: environment, file } of environments) {
      const stack = stackName({ project, environment });
      const name = `${project}/${environment}`;
      const first = stacks.get(stack);
      if (first) {
        const facts = { stack, first: `"${first.name}"`, second: `"${name}"` };
        const related = [{ message: 'The other one is here:', subject: startOf(first.file) }];
        report(duplicateStack.at(startOf(file), facts, related));
      }
      stacks.set(stack, { name, file });
    }
  }
}

function startOf(path: string) {
  return new SourceFile(path, '').range(0, 0);
}
