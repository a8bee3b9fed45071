import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentsFrom } from '../environments/assignments';
import { edited, readAs, write } from '../environments/files';
import { knownType } from '../environments/environment-type';
import { expiryFrom } from '../environments/expiry';
import { imageEdits } from '../environments/image-edits';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { splitNames } from '../environments/names';
import { fileExists } from '../problems';
import { openRepository } from '../repository';
import { fillTemplate, writeScaffold } from '../scaffold';
import { schemaFiles } from '../schemas';
import { deployNext } from '../views/environment-edits';
import { renderScaffold } from '../views/scaffold';

/** How the image of a workload is given on the command line. */
export const IMAGE_FORM = '<workload>=<image> or <workload>.<container>=<image>';

/** `environment create` and `new environment`, which are one. */
export const environmentCreate: RunCommand = (invocation) => {
  const { args, report, options } = invocation;
  const [given = ''] = args;
  const names = splitNames(given, 'an environment', '<project>/<environment>', 1, invocation);
  const repository = openRepository(invocation);
  if (!names || !repository) return NOTHING;
  const type = typeFor(invocation, names.name, Object.keys(repository.platform.environmentTypes));
  const expires = expiryFrom(options.expires, invocation);
  const images = assignmentsFrom(options.image ?? [], IMAGE_FORM, invocation);
  if (type === undefined || expires === null || !images) return NOTHING;
  const { root } = repository;
  const [template] = fillTemplate('new-environment', { ...names, type });
  if (!template) throw new Error('This is a bug: the template of environments is empty.');
  if (existsSync(join(root, template.path))) {
    report(fileExists.at(undefined, { files: [template.path] }));
    return NOTHING;
  }
  const base = readAs(root, template, report);
  const edits = base && imageEdits(base.project, {}, images, report);
  if (!edits) return NOTHING;
  if (expires !== undefined) edits.push({ field: 'expires', to: expires });
  const text = edited(template, edits, report);
  const created = text === undefined ? undefined : { ...template, before: undefined, text };
  if (!created || !readAs(root, created, report) || !write(root, created, report)) return NOTHING;
  // Editors look for the schemas where the file says; a repository that has them keeps its own.
  const schemas = schemaFiles().filter(({ path }) => !existsSync(join(root, path)));
  writeScaffold(root, schemas, report);
  return { output: renderScaffold([created, ...schemas], [deployNext(given)]) };
};

/** The type that was asked for, or else the one of the environment's own name, or else the first. */
function typeFor(
  invocation: Invocation,
  environment: string,
  known: readonly string[],
): string | undefined {
  const { type } = invocation.options;
  if (type !== undefined) return knownType(type, known, invocation);
  return known.includes(environment) ? environment : known[0];
}
