import {
  inPool,
  isFailure,
  prepareToAsk,
  restoreLast,
  type EngineFailure,
  type LastStack,
  type RunFolder,
  type Site,
  type StackPlace,
} from '../../deploy';
import type { Diagnostic } from '../../diagnostics';
import type { EnvironmentName } from '../../model';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type Invocation, type Outcome } from '../invocation';
import { chosenPatterns, openRepository } from '../repository';
import { isListed, reportLost } from './last-stacks';
import { exitCodeOfFailure, gravest, reportFailure } from './outcomes';
import { parallelismOf } from './parallelism';
import { chosenRecorded } from './recorded-environments';
import { atSite } from './site';

/** What an environment answered as it was last deployed. */
export type Answer<Found> = EnvironmentName & { readonly exitCode: ExitCode } & (
    | { readonly state: 'asked'; readonly found: Found }
    | { readonly state: 'not-deployed' }
    /** The records tell of things of which the state knows nothing. */
    | { readonly state: 'state-missing'; readonly problem: Diagnostic }
    | { readonly state: 'not-asked'; readonly why: string }
  );

/** A question to what was deployed to a place that is prepared. */
export type Question<Found> = (place: StackPlace, site: Site) => Promise<Found | EngineFailure>;

/** Restored side by side without an engine, so more of them than are asked at once. */
const AT_ONCE = 16;

/**
 * Puts one question to each environment of a call as it was last deployed. The gravest of their exit codes counts, and
 * the one of the outcome where all of them answered.
 */
export function askChosen<Found>(
  invocation: Invocation,
  question: Question<Found>,
  outcomeOf: (answers: readonly Answer<Found>[]) => Outcome,
): Outcome | Promise<Outcome> {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, repository, async (site, run) => {
    const chosen = await chosenRecorded(invocation, repository, site.store);
    const answers = chosen && (await askDeployed(chosen, invocation, { site, run }, question));
    if (!answers) return NOTHING;
    for (const answer of answers) {
      if (answer.state === 'state-missing') site.report(answer.problem);
    }
    const patterns = chosenPatterns(invocation);
    const listed = answers.filter((answer) =>
      isListed(answer, answer.state !== 'not-deployed', repository, patterns),
    );
    const outcome = outcomeOf(listed);
    const worst = gravest(listed.map(({ exitCode }) => exitCode));
    return worst === EXIT.done ? outcome : { ...outcome, exitCode: worst };
  });
}

/**
 * Puts one question to environments as they were last deployed, side by side; answers in their order. Undefined where
 * something is wrong with the call, which is reported.
 */
export async function askDeployed<Found>(
  environments: readonly EnvironmentName[],
  invocation: Invocation,
  { site, run }: { readonly site: Site; readonly run: RunFolder },
  question: Question<Found>,
): Promise<readonly Answer<Found>[] | undefined> {
  const names = environments.map(({ project, environment }) => ({ project, environment }));
  const found = await inPool(names, AT_ONCE, async (name) => {
    return { name, stack: await restoreLast(name, run, site) };
  });
  const restored = found.filter((one) => one !== undefined);
  for (const { name, stack } of restored) reportLost(name, stack, site);
  const places = restored.flatMap(({ stack }) => (stack.state === 'deployed' ? [stack.place] : []));
  const bound = parallelismOf(invocation, places);
  if (bound === undefined) return undefined;
  const answers = await inPool(
    restored,
    bound,
    ({ name, stack }) => askOne(name, stack, site, question),
    site.interruption,
  );
  return names.map(
    (name, index) => answers[index] ?? notAsked(name, 'interrupted', EXIT.interrupted),
  );
}

async function askOne<Found>(
  name: EnvironmentName,
  stack: LastStack,
  site: Site,
  question: Question<Found>,
): Promise<Answer<Found>> {
  if (stack.state === 'not-deployed') {
    return { ...name, state: 'not-deployed', exitCode: EXIT.done };
  }
  if (stack.state === 'lost') {
    return notAsked(name, 'the stack of its last deployment is gone', EXIT.mistakes);
  }
  const { place } = stack;
  return askAt(place, name, site, question).finally(() => site.engine.release(place));
}

async function askAt<Found>(
  place: StackPlace,
  name: EnvironmentName,
  site: Site,
  question: Question<Found>,
): Promise<Answer<Found>> {
  const obstacle = await prepareToAsk(place, site);
  if (obstacle && !isFailure(obstacle)) {
    return { ...name, state: 'state-missing', problem: obstacle, exitCode: EXIT.refused };
  }
  const found = obstacle ?? (await question(place, site));
  if (!isFailure(found)) return { ...name, state: 'asked', found, exitCode: EXIT.done };
  reportFailure(found, name, site.report);
  const why = found.diagnostics[0]?.summary ?? found.kind;
  return notAsked(name, why, exitCodeOfFailure(found));
}

function notAsked(
  { project, environment }: EnvironmentName,
  why: string,
  exitCode: ExitCode,
): EnvironmentName & {
  readonly state: 'not-asked';
  readonly why: string;
  readonly exitCode: ExitCode;
} {
  return { project, environment, state: 'not-asked', why, exitCode };
}
