import {
  environmentOf,
  parseDescription,
  readStack,
  type RunFolder,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { EnvironmentName } from '../../model';
import { orchestrate } from '../../orchestrate';
import { selectEnvironments } from '../environments';
import type { Invocation } from '../invocation';
import { forEachEnvironment, type Repository } from '../repository';

/** What a run works with. */
export interface RunSite {
  readonly site: Site;
  readonly run: RunFolder;
  readonly repository: Repository;
}

/** Emits the chosen environments into the folder of a run; undefined where something is wrong, which is reported. */
export function emitInto(
  run: RunFolder,
  { root, platform }: Repository,
  patterns: readonly string[],
  { report }: Pick<Invocation, 'report'>,
): readonly StackPlace[] | undefined {
  const { only, complete } = selectEnvironments(patterns);
  forEachEnvironment(root, only);
  if (!complete(report)) return undefined;
  const stacks = orchestrate({ root, output: run.path, only }, platform, report);
  return stacks?.map((stack) => run.placeOf(stack));
}

/** The environment that the stack at a place is for. */
export function environmentAt(
  place: StackPlace,
): EnvironmentName & { readonly protected: boolean } {
  const description = parseDescription(readStack(place).description);
  return { ...environmentOf(description), protected: description.protected };
}
