import { inPool, nameOf, type StackPlace } from '../../deploy';
import type { EnvironmentName } from '../../model';
import { asker, isYes } from '../deploying/ask';
import { deleteEnvironment, type DeleteResult } from '../deploying/delete-environment';
import { gravest } from '../deploying/outcomes';
import { selectEnvironments } from '../environments';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { parallelismOf } from '../deploying/parallelism';
import { knownEnvironments } from '../deploying/recorded-environments';
import { chosenPatterns, openRepository } from '../repository';
import type { RunSite } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';
import { sweepCandidates, type SweepCandidate } from '../deploying/sweep-candidates';
import { renderSweep } from '../views/sweep';

export const environmentSweep: RunCommand = (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, repository, async (site, run) => {
    const { all, withFile } = await knownEnvironments(repository, site.store);
    const names = chosenOf(all, invocation);
    if (!names) return NOTHING;
    const at = { site, run, repository };
    return sweep(await sweepCandidates(names, withFile, at), names.length, invocation, at);
  });
};

async function sweep(
  candidates: readonly SweepCandidate[],
  looked: number,
  invocation: Invocation,
  at: RunSite,
): Promise<Outcome> {
  const { options, palette } = invocation;
  const going = candidates.filter(({ refused }) => refused === undefined);
  const dryRun = options.dryRun === true;
  const agreed = dryRun || (await mayGo(going, invocation));
  const results = dryRun || !agreed ? [] : await deleteAll(going, invocation, at);
  const codes = [
    ...candidates.map(({ refused }) => refused ?? EXIT.done),
    ...results.map((result) => (result.outcome === 'left' ? result.exitCode : EXIT.done)),
    ...(agreed ? [] : [EXIT.refused]),
  ];
  const view = { candidates, results, looked, dryRun };
  return { output: renderSweep(view, options.format, palette), exitCode: gravest(codes) };
}

/** One that fails keeps no other from going. */
async function deleteAll(
  going: readonly SweepCandidate[],
  invocation: Invocation,
  at: RunSite,
): Promise<readonly DeleteResult[]> {
  const places = going.flatMap(({ stack }): StackPlace[] =>
    stack.state === 'deployed' ? [stack.place] : [],
  );
  const bound = parallelismOf(invocation, places) ?? 1;
  const wish = { allowed: [], allowAll: true };
  const remove = ({ stack, project, environment }: SweepCandidate) =>
    deleteEnvironment({ project, environment }, stack, wish, at);
  const results = await inPool(going, bound, remove, at.site.interruption);
  return going.map(
    ({ project, environment }, index): DeleteResult =>
      results[index] ?? {
        ...{ project, environment },
        outcome: 'left',
        exitCode: EXIT.interrupted,
      },
  );
}

async function mayGo(going: readonly SweepCandidate[], invocation: Invocation): Promise<boolean> {
  const ask = asker(invocation);
  if (!ask || going.length === 0) return true;
  return isYes(await ask(`Remove ${going.map(nameOf).join(', ')}, with all of their data? [y/N] `));
}

/** Patterns may choose nothing here: there may be no preview at all tonight. Only a name that is none is a mistake. */
function chosenOf(
  all: readonly EnvironmentName[],
  invocation: Invocation,
): readonly EnvironmentName[] | undefined {
  const patterns = chosenPatterns(invocation);
  const { only } = selectEnvironments(patterns);
  const exact = selectEnvironments(patterns.filter((pattern) => /^[a-z0-9/-]*$/.test(pattern)));
  for (const { project, environment } of all) exact.only(project, environment);
  if (!exact.complete(invocation.report)) return undefined;
  return all.filter(({ project, environment }) => only(project, environment));
}
