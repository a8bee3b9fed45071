import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { findRoot } from '../../load';
import { readFiles } from '../../read';
import { catalogue } from '../catalogue';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { ownPackage } from '../own-package';
import { noSuchFile } from '../problems';
import { findRepository } from '../repository';
import { diagnosticJson, renderJson } from '../views/json';
import { renderGithub } from '../views/validation-github';
import { renderSarif } from '../views/validation-sarif';
import { renderValidation } from '../views/validation-text';

export const validate: RunCommand = (invocation) => {
  const { args, report } = invocation;
  // A Score file can be right or wrong anywhere; only all files of a repository need the repository.
  const root =
    args.length > 0
      ? (findRoot(invocation.directory) ?? invocation.directory)
      : findRepository(invocation);
  const paths = root === undefined ? undefined : pathsFrom(root, invocation);
  if (root === undefined || !paths) return NOTHING;
  return render(invocation, readFiles(root, paths, report));
};

function render(
  { options, diagnostics }: Invocation,
  files: ReturnType<typeof readFiles>,
): Outcome {
  switch (options.format) {
    case 'json': {
      const shown = { files, diagnostics: diagnostics.map(diagnosticJson) };
      return { output: renderJson(shown), holdsDiagnostics: true };
    }
    case 'github':
      return { output: renderGithub(diagnostics), holdsDiagnostics: true };
    case 'sarif': {
      const output = renderSarif(diagnostics, catalogue(), ownPackage().version);
      return { output, holdsDiagnostics: true };
    }
    default:
      return { output: renderValidation(files.length, diagnostics) };
  }
}

/** The named files and folders, relative to the root where they lie below it; none where none is named. */
function pathsFrom(root: string, { args, directory, report }: Invocation): string[] | undefined {
  const paths = args.map((file) => resolve(directory, file));
  const missing = args.filter((_, index) => !existsSync(paths[index] ?? ''));
  for (const file of missing) report(noSuchFile.at(undefined, { file }));
  return missing.length > 0 ? undefined : paths.map((path) => nameFrom(root, path));
}

function nameFrom(root: string, path: string): string {
  const name = relative(root, path).split(sep).join('/');
  return name === '..' || name.startsWith('../') || isAbsolute(name) ? path : name;
}
