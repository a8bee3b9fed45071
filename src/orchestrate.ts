import type { Report } from './diagnostics';
import { create, cdktfVersion } from './create';
import { OutputFolder, rootFromStack } from './emit';
import { describePack } from './load';
import { match } from './match';
import { stackName, type DeploymentContext, type InputFile, type Project } from './model';
import type { Pack } from './pack';
import type { Platform } from './platform';
import { readRepository } from './read';

export interface Sources {
  /** The repository's root, absolute. */
  readonly root: string;
  /** Where the stacks are written, absolute. */
  readonly output: string;
  /** Which environments are meant; the others are not even read. @default all */
  readonly only?: (project: string, environment: string) => boolean;
}

/**
 * Read → Match → Create, and the emitted stacks written: everything before deployment. Nothing is written where a file
 * or a match is wrong, so an output folder is never half of what was asked for.
 *
 * @returns the names of the stacks, sorted; undefined where something was wrong
 */
export function orchestrate(
  sources: Sources,
  platform: Platform,
  report: Report,
): readonly string[] | undefined {
  let failed = false;
  const reportTo: Report = (diagnostic) => {
    failed ||= diagnostic.severity === 'error';
    report(diagnostic);
  };
  const projects = readRepository(sources.root, reportTo, { only: sources.only ?? (() => true) });
  const matches = match(projects, platform, reportTo);
  if (failed) return undefined;

  const output = new OutputFolder(sources.output, cdktfVersion());
  const inputsOf = inputFinder(projects);
  const describe = packDescriber(sources.root);
  for (const { context, graph, packs } of matches) {
    const environmentType = platform.environmentTypes[context.environmentType];
    if (!graph || !environmentType) continue;
    const stack = create(
      graph,
      {
        environmentType,
        inputs: inputsOf(context),
        packs: packs.map(describe),
        rootFromStack: rootFromStack(sources.root, sources.output, stackName(context)),
      },
      reportTo,
    );
    if (stack) output.write(stack);
  }
  return failed ? undefined : output.finish();
}

/** Finds what a stack was made of: the files of its project, but for those of other environments. */
function inputFinder(projects: readonly Project[]) {
  const known = new Map(
    projects.map(({ name, inputs, environments }) => {
      const own = new Map(
        environments.map((environment) => [environment.file.path, environment.name]),
      );
      const shared = inputs.filter(({ path }) => !own.has(path));
      const byEnvironment = new Map(inputs.map((input) => [own.get(input.path), input]));
      return [name, { shared, byEnvironment }];
    }),
  );
  return ({ project, environment }: DeploymentContext): InputFile[] => {
    const { shared = [], byEnvironment } = known.get(project) ?? {};
    const own = byEnvironment?.get(environment);
    const inputs = own ? [...shared, own] : shared;
    return [...inputs].sort((a, b) => (a.path < b.path ? -1 : 1));
  };
}

/** Packs are described once, however many environments use them. */
function packDescriber(root: string) {
  const known = new Map<string, ReturnType<typeof describePack>>();
  return (pack: Pack) => {
    const key = `${pack.name}\0${pack.folder ?? ''}`;
    let description = known.get(key);
    if (!description) known.set(key, (description = describePack(pack, root)));
    return description;
  };
}
