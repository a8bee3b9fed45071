import { SourceFile, type Report } from '../diagnostics';
import type { Environment, Project, Workload } from '../model';
import type { Disk } from './disk';
import { expectedName, type ProjectFiles } from './find-projects';
import { inOrder } from './in-order';
import { duplicateWorkload, invalidName, wrongExtension } from './problems';
import { ProjectReader } from './project-reader';
import { readEnvironment, type ProjectBase } from './read-environment';
import { readProjectFile, type ProjectFacts } from './read-project-file';
import { readScore, type ReadScore } from './read-score';
import { Sources } from './sources';
import { YamlDocument } from './yaml-document';

/** Names that can be joined by `-` and parted by `--` without doubt. */
const NAME = /^(?!.*--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Links may lead to other files of the repository, not out of it. */
const ROOT = '.';

/**
 * Reads everything that a project consists of, and reports everything that is wrong with it.
 *
 * Undefined where its name makes it unusable.
 */
export function readProject(files: ProjectFiles, disk: Disk, report: Report): Project | undefined {
  const reader = new ProjectReader(disk);
  reportNames(files, report);
  const facts = readFacts(files, reader, report);
  const base = readScores(files, facts, reader, report);
  const environments = files.environments.flatMap(({ name, file }): Environment[] => {
    const source = reader.readText(file, report, ROOT);
    const environment = source && readEnvironment(name, source, base, report);
    return environment && NAME.test(name) ? [{ ...environment, input: reader.inputOf(file) }] : [];
  });
  const own = new Set(files.environments.map(({ file }) => file));
  if (!NAME.test(files.name)) return undefined;
  return {
    name: files.name,
    description: facts?.description,
    owners: facts?.owners ?? [],
    renames: facts?.renames ?? [],
    workloads: base.workloads,
    broken: brokenIn(base),
    environments,
    inputs: reader.inputs.filter(({ path }) => !own.has(path)),
  };
}

function brokenIn({ scores, workloads }: ProjectBase): string[] {
  const sound = new Set(workloads.map(({ name }) => name));
  return [...scores.keys()].filter((name) => !sound.has(name)).sort();
}

function reportNames(files: ProjectFiles, report: Report): void {
  const { name, folder, projectFile, scoreFiles, environments, misnamed } = files;
  const startOf = (path: string) => new SourceFile(path, '').range(0, 0);
  if (!NAME.test(name)) {
    const first = projectFile ?? scoreFiles[0] ?? environments[0]?.file ?? folder;
    report(invalidName.at(startOf(first), { what: 'project', name }));
  }
  for (const environment of environments) {
    if (NAME.test(environment.name)) continue;
    report(
      invalidName.at(startOf(environment.file), { what: 'environment', name: environment.name }),
    );
  }
  for (const path of misnamed) {
    const last = path.slice(path.lastIndexOf('/') + 1);
    report(wrongExtension.at(startOf(path), { name: last, expected: expectedName(last) }));
  }
}

function readFacts(
  { projectFile }: ProjectFiles,
  reader: ProjectReader,
  report: Report,
): ProjectFacts | undefined {
  const file = projectFile === undefined ? undefined : reader.readText(projectFile, report, ROOT);
  if (!file) return undefined;
  return inOrder(report, (fileReport) => {
    const document = YamlDocument.read(file, fileReport.report);
    return document && readProjectFile(document, fileReport.report);
  }).result;
}

function readScores(
  { name: project, folder, scoreFiles }: ProjectFiles,
  facts: ProjectFacts | undefined,
  reader: ProjectReader,
  report: Report,
): ProjectBase {
  const scores = new Map<string, ReadScore>();
  let allNamed = true;
  for (const path of scoreFiles) {
    const file = reader.readText(path, report, ROOT);
    const sources = new Sources(reader, path.slice(0, path.lastIndexOf('/')), folder);
    const score = file && readScore(file, sources, report);
    if (score?.name === undefined) {
      allNamed = false;
      continue;
    }
    const { name, document } = score;
    const first = scores.get(name);
    if (!first) {
      scores.set(name, score);
      continue;
    }
    const place = (of: YamlDocument) => of.rangeOf(['metadata', 'name']);
    const related = [{ message: 'The other one is here:', subject: place(first.document) }];
    report(duplicateWorkload.at(place(document), { name, project }, related));
  }
  const workloads = [...scores.values()]
    .flatMap(({ workload }): Workload[] => (workload ? [workload] : []))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { facts, scores, workloads, allNamed };
}
