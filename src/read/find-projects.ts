import type { Disk } from './disk';

/** The folder that projects lie in. */
export const PROJECTS = 'projects';
export const PROJECT_FILE = 'project.yaml';
export const ENVIRONMENTS = 'environments';

/** The files of one project by what they are; names from the root of the repository, sorted. */
export interface ProjectFiles {
  readonly name: string;
  readonly folder: string;
  readonly projectFile?: string | undefined;
  readonly scoreFiles: readonly string[];
  readonly environments: readonly { readonly name: string; readonly file: string }[];
  /** Files that would be read under another name. */
  readonly misnamed: readonly string[];
}

/** What a file has to be called to be read. */
export function expectedName(name: string): string {
  const withExtension = name.replace(/\.yml$/, '.yaml');
  const isLikeScore = LIKE_SCORE.test(name) && !isScoreName(withExtension);
  return isLikeScore ? withExtension.replace(/\.yaml$/, '.score.yaml') : withExtension;
}

/** Names that people give to a second Score file in a folder: `score2.yaml`, `score-worker.yml`. */
const LIKE_SCORE = /^score[^.]*\.ya?ml$/;

/** Every project of a repository that has any file to read. */
export function findProjects(disk: Disk): ProjectFiles[] {
  return disk
    .list(PROJECTS)
    .filter(({ name, kind }) => kind === 'folder' && !isHidden(name))
    .map(({ name }) => findProject(disk, name))
    .filter(({ projectFile, scoreFiles, environments, misnamed }) => {
      return projectFile ?? scoreFiles[0] ?? environments[0] ?? misnamed[0];
    });
}

/** The files of one project. */
export function findProject(disk: Disk, name: string): ProjectFiles {
  const folder = `${PROJECTS}/${name}`;
  const scoreFiles: string[] = [];
  const misnamed: string[] = [];
  const files = (parent: string) =>
    disk.list(parent).filter(({ kind }) => kind === 'file' || kind === 'link');

  const walk = (parent: string) => {
    for (const entry of disk.list(parent)) {
      const path = `${parent}/${entry.name}`;
      if (entry.kind === 'folder') {
        if (!isHidden(entry.name) && path !== `${folder}/${ENVIRONMENTS}`) walk(path);
      } else if (isFile(disk, path, entry.kind)) {
        if (isScoreName(entry.name)) scoreFiles.push(path);
        else if (isScoreName(expectedName(entry.name))) misnamed.push(path);
      }
    }
  };
  walk(folder);

  const environments: { name: string; file: string }[] = [];
  for (const entry of files(`${folder}/${ENVIRONMENTS}`)) {
    const path = `${folder}/${ENVIRONMENTS}/${entry.name}`;
    if (isHidden(entry.name) || !isFile(disk, path, entry.kind)) continue;
    if (entry.name.endsWith('.yaml'))
      environments.push({ name: entry.name.slice(0, -5), file: path });
    else if (entry.name.endsWith('.yml')) misnamed.push(path);
  }
  const own = new Set(files(folder).map((entry) => entry.name));
  if (own.has('project.yml')) misnamed.push(`${folder}/project.yml`);
  return {
    name,
    folder,
    projectFile: own.has(PROJECT_FILE) ? `${folder}/${PROJECT_FILE}` : undefined,
    scoreFiles: scoreFiles.sort(),
    environments,
    misnamed: misnamed.sort(),
  };
}

/** Whether a file is found as a Score file by its name alone. */
export function isScoreName(name: string): boolean {
  return name === 'score.yaml' || (name.endsWith('.score.yaml') && !isHidden(name));
}

/** Folders that hold other people's files, or none of ours. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

// A link to a file is read, a link to a folder could lead in a circle.
function isFile(disk: Disk, path: string, kind: string): boolean {
  return kind === 'file' || (kind === 'link' && disk.kindAt(path) !== 'folder');
}
