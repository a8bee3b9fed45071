import type { Diagnostic, Report } from './diagnostics';
import { create, cdktfVersion } from './create';
import { OutputFolder, rootFromStack } from './emit';
import { describePack, platformFiles } from './load';
import { matchEach } from './match';
import { inputsOf, stackName } from './model';
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
  const errors: Diagnostic[] = [];
  const reportTo: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') errors.push(diagnostic);
    report(diagnostic);
  };
  const projects = readRepository(sources.root, reportTo, { only: sources.only ?? (() => true) });
  // Everything is matched before anything is made, so that every mistake is known by then. The graphs are not kept: the
  // memory of a run does not grow with its environments, and matching once more costs little.
  let problems = 0;
  for (const matched of matchEach(projects, platform, reportTo)) problems += matched.problems;
  if (errors.length + problems > 0) return undefined;

  const output = new OutputFolder(sources.output, cdktfVersion());
  const describe = packDescriber(sources.root);
  const ofPlatform = platformFiles(sources.root);
  for (const matched of matchEach(projects, platform, () => undefined)) {
    const { project, environment, context, graph, packs } = matched;
    const environmentType = platform.environmentTypes[environment.type];
    if (!graph || !environmentType) continue;
    const options = {
      environmentType,
      // `stacks` comes behind `projects` in the alphabet, so the list stays sorted.
      inputs: [...inputsOf(project, environment), ...ofPlatform],
      packs: packs.map(describe),
      rootFromStack: rootFromStack(sources.root, sources.output, stackName(context)),
    };
    const stack = create(graph, options, reportTo);
    if (stack) output.write(stack);
  }
  return errors.length > 0 ? undefined : output.finish();
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
