import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentEdit } from '../../edit';
import { assignmentsFrom } from '../environments/assignments';
import {
  edited,
  findEnvironment,
  readAs,
  pathOfEnvironment,
  write,
  type EnvironmentFile,
} from '../environments/files';
import { otherProject } from '../environments/problems';
import { knownType } from '../environments/environment-type';
import { expiryFrom } from '../environments/expiry';
import { imageEdits } from '../environments/image-edits';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { splitNames } from '../environments/names';
import { fileExists } from '../problems';
import { openRepository } from '../repository';
import { deployNext } from '../views/environment-edits';
import { renderScaffold } from '../views/scaffold';
import { IMAGE_FORM } from './environment-create';

export const environmentFork: RunCommand = (invocation) => {
  const { args, report } = invocation;
  const [given = '', to = ''] = args;
  const names = splitNames(to, 'an environment', '<project>/<environment>', 1, invocation);
  const repository = openRepository(invocation);
  if (!names || !repository) return NOTHING;
  const from = findEnvironment(given, repository.root, invocation);
  if (!from) return NOTHING;
  if (from.project.name !== names.project) {
    report(otherProject.at(undefined, { from: given, to, command: 'fork' }));
    return NOTHING;
  }
  const path = pathOfEnvironment(names.project, names.name);
  if (existsSync(join(from.root, path))) {
    report(fileExists.at(undefined, { files: [path] }));
    return NOTHING;
  }
  const edits = editsFor(from, Object.keys(repository.platform.environmentTypes), invocation);
  const text = edits && edited({ path, text: from.text }, edits, report);
  const forked = text === undefined ? undefined : { path, before: undefined, text };
  if (!forked || !readAs(from.root, forked, report) || !write(from.root, forked, report))
    return NOTHING;
  return { output: renderScaffold([forked], [deployNext(to)]) };
};

/** What sets a fork apart from the environment it begins as; a paused one runs again. */
function editsFor(
  { project, environment }: EnvironmentFile,
  types: readonly string[],
  invocation: Invocation,
): EnvironmentEdit[] | undefined {
  const { options, report } = invocation;
  const type = options.type === undefined ? undefined : knownType(options.type, types, invocation);
  // What expires is copied with the rest, and a copy that has expired already would be swept at once.
  const expires = expiryFrom(options.expires ?? environment.expires, invocation);
  const given = assignmentsFrom(options.image ?? [], IMAGE_FORM, invocation);
  const images = given && imageEdits(project, environment.images, given, report);
  if ((options.type !== undefined && type === undefined) || expires === null || !images)
    return undefined;
  return [
    { field: 'paused', to: undefined },
    ...(type === undefined ? [] : [{ field: 'type', to: type } as const]),
    ...images,
    ...(expires === undefined ? [] : [{ field: 'expires', to: expires } as const]),
  ];
}
