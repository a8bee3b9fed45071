import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { NOTHING, type RunCommand } from '../invocation';
import { ownPackage } from '../own-package';
import { fillTemplate, writeScaffold, type ScaffoldFile } from '../scaffold';
import { schemaFiles } from '../schemas';
import { renderScaffold } from '../views/scaffold';

export const init: RunCommand = ({ args: [target = '.'], options, directory, report }) => {
  const folder = resolve(directory, target);
  const values = {
    name: packageName(basename(folder)),
    version: ownPackage().version,
    projectId: randomUUID(),
  };
  const files = [
    ...fillTemplate('init', values),
    ...schemaFiles(),
    ...(options.ci === undefined ? [] : pipeline(options.ci)),
  ];
  mkdirSync(folder, { recursive: true });
  if (!writeScaffold(folder, files, report)) return NOTHING;
  const enter = relative(directory, folder);
  const type = ['npm install', 'npm test', 'npx scoreform deploy -e hello/development'];
  if (enter !== '') type.unshift(`cd ${enter.includes(' ') ? `'${enter}'` : enter}`);
  return { output: renderScaffold(files, [{ say: 'To deploy it', type }]) };
};

/** The files of one CI system, and the scripts that all of them call, in a folder of that system. */
function pipeline(system: string): ScaffoldFile[] {
  const values = { folder: `.${system}/scoreform` };
  return [...fillTemplate('ci', values), ...fillTemplate(`ci-${system}`, values)];
}

/** A folder's name as npm takes it for a package. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'platform' : name;
}
