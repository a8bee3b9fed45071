import { didYouMean, type Report, type SourceFile } from '../diagnostics';
import type { Environment, Workload } from '../model';
import { describeNames } from './describe';
import { inOrder } from './in-order';
import { mergePatch } from './merge-patch';
import { overlaid } from './places';
import { renamedByOverride, unknownContainer, unknownWorkload } from './problems';
import type { ProjectFacts } from './read-project-file';
import { readEnvironmentFile, type EnvironmentFacts } from './read-environment-file';
import { readWorkload } from './read-workload';
import type { ReadScore } from './read-score';
import { YamlDocument } from './yaml-document';
import { isPlainMap, type PlainValue } from './yaml-value';

/** What all environments of a project have in common. */
export interface ProjectBase {
  readonly facts: ProjectFacts | undefined;
  /** By the name of the workload, broken ones included. */
  readonly scores: ReadonlyMap<string, ReadScore>;
  /** The sound ones, sorted by name. */
  readonly workloads: readonly Workload[];
  /** False where a Score file is so broken that not even its workload's name is known. */
  readonly allNamed: boolean;
}

/** Reads one environment of a project. */
export function readEnvironment(
  name: string,
  file: SourceFile,
  base: ProjectBase,
  report: Report,
): Omit<Environment, 'input'> | undefined {
  const { result, failed } = inOrder(report, (fileReport) => {
    const document = YamlDocument.read(file, fileReport.report);
    const facts = document && readEnvironmentFile(document, fileReport.report);
    if (!document || !facts) return undefined;
    const workloads = withOverrides(facts, document, base, fileReport.report);
    checkImages(facts, workloads, document, base, fileReport.report);
    return { document, facts, workloads };
  });
  if (!result || failed) return undefined;
  const { document, facts, workloads } = result;
  return {
    name,
    type: facts.type,
    labels: facts.labels ?? {},
    images: facts.images ?? {},
    values: { ...base.facts?.values, ...facts.values },
    expires: facts.expires,
    paused: facts.paused ?? false,
    workloads,
    overrides: overridesOf(facts),
    file,
    rangeOf: (path) => document.rangeOf(path),
  };
}

function withOverrides(
  { overrides }: EnvironmentFacts,
  document: YamlDocument,
  base: ProjectBase,
  report: Report,
): readonly Workload[] {
  for (const name of overrides.keys()) {
    reportUnknown(name, document, ['overrides', name], base, report);
  }
  if (overrides.size === 0) return base.workloads;
  return base.workloads.flatMap((workload) => {
    const patch = overrides.get(workload.name);
    const score = base.scores.get(workload.name);
    if (patch === undefined || !score) return [workload];
    return applyOverride(workload, score, patch, document, report) ?? [];
  });
}

/** Undefined where there are none, and where they ask for resources, because the graph tells where that stands. */
function overridesOf({ overrides }: EnvironmentFacts): string | undefined {
  const patches = [...overrides.values()];
  const asking = patches.some((patch) => isPlainMap(patch) && 'resources' in patch);
  return overrides.size === 0 || asking ? undefined : JSON.stringify([...overrides]);
}

function applyOverride(
  { name }: Workload,
  { document: score, sources }: ReadScore,
  patch: PlainValue,
  environment: YamlDocument,
  report: Report,
): Workload | undefined {
  const at = ['overrides', name];
  const metadata = isPlainMap(patch) ? patch['metadata'] : undefined;
  if (isPlainMap(metadata) && 'name' in metadata && metadata['name'] !== name) {
    report(
      renamedByOverride.at(environment.rangeOf([...at, 'metadata', 'name']), { workload: name }),
    );
    return undefined;
  }
  const input = {
    file: score.file,
    value: mergePatch(score.value, patch),
    places: overlaid(score, environment, at),
    sources,
  };
  const subject = environment.rangeOfKey(['overrides'], name);
  const { result, failed } = inOrder(
    (diagnostic) => {
      if (diagnostic.subject?.file === environment.file) report(diagnostic);
      // Warnings about the Score file itself were given when it was read.
      else if (diagnostic.severity === 'error') {
        const related = [{ message: 'It makes this wrong:', subject: diagnostic.subject }];
        report({ ...diagnostic, subject, related: [...related, ...diagnostic.related] });
      }
    },
    (fileReport) => readWorkload(input, fileReport),
  );
  return failed ? undefined : result;
}

/** Compares the images of an environment with the containers that the workloads have in it. */
function checkImages(
  { images = {} }: EnvironmentFacts,
  workloads: readonly Workload[],
  document: YamlDocument,
  base: ProjectBase,
  report: Report,
): void {
  const byName = new Map(workloads.map((workload) => [workload.name, workload]));
  for (const key of Object.keys(images)) {
    const [name = '', container] = key.split('.');
    reportUnknown(name, document, ['images', key], base, report);
    const containers = Object.keys(byName.get(name)?.images ?? {});
    if (container === undefined || containers.length === 0 || containers.includes(container))
      continue;
    const known = describeNames(containers, 'containers');
    const facts = { container, known, hint: didYouMean(container, containers) };
    report(unknownContainer.at(document.rangeOfKey(['images'], key), facts));
  }
}

function reportUnknown(
  workload: string,
  document: YamlDocument,
  path: readonly [string, string],
  { scores, allNamed }: ProjectBase,
  report: Report,
): void {
  if (scores.has(workload) || !allNamed) return;
  const known = describeNames(scores.keys(), 'workloads');
  const hint = didYouMean(workload, scores.keys());
  report(unknownWorkload.at(document.rangeOfKey([path[0]], path[1]), { workload, known, hint }));
}
