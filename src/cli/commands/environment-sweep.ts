import { inPool, nameOf, type StackPlace } from '../../deploy';
import type { EnvironmentName } from '../../model';
import type { RecordStore } from '../../store';
import { asker, isYes } from '../deploying/ask';
import { deleteEnvironment, type DeleteResult } from '../deploying/delete-environment';
import { gravest } from '../deploying/outcomes';
import { selectEnvironments } from '../environments';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { parallelismOf } from '../deploying/parallelism';
import { chosenPatterns, forEachEnvironment, openRepository, type Repository } from '../repository';
import { atSite } from '../deploying/site';
import {
  sweepCandidates,
  type SweepCandidate,
  type SweepSite,
} from '../deploying/sweep-candidates';
import { renderSweep } from '../views/sweep';

export const environmentSweep: RunCommand = (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, repository, async (site, run) => {
    const { names, withFile } = await knownEnvironments(invocation, repository, site.store);
    if (!names) return NOTHING;
    const at = { site, run, repository };
    return sweep(await sweepCandidates(names, withFile, at), names.length, invocation, at);
  });
};

async function sweep(
  candidates: readonly SweepCandidate[],
  looked: number,
  invocation: Invocation,
  at: SweepSite,
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
  at: SweepSite,
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

/**
 * The chosen environments, those that only have records included. Patterns may choose nothing here: there may be no
 * preview at all tonight. Only a name that is none is a mistake.
 */
async function knownEnvironments(
  invocation: Invocation,
  { root }: Repository,
  store: RecordStore,
): Promise<{
  readonly names: readonly EnvironmentName[] | undefined;
  readonly withFile: ReadonlySet<string>;
}> {
  const patterns = chosenPatterns(invocation);
  const { only } = selectEnvironments(patterns);
  const exact = selectEnvironments(patterns.filter((pattern) => /^[a-z0-9/-]*$/.test(pattern)));
  const withFile = new Set<string>();
  const chosen = new Map<string, EnvironmentName>();
  const add = (project: string, environment: string) => {
    const name = { project, environment };
    exact.only(project, environment);
    if (only(project, environment)) chosen.set(nameOf(name), name);
  };
  // The records first: what somebody deploys meanwhile then has a file, or is not known yet.
  const recorded = await store.environments();
  forEachEnvironment(root, (project, environment) => {
    withFile.add(nameOf({ project, environment }));
    add(project, environment);
  });
  for (const { project, environment } of recorded) add(project, environment);
  const names = [...chosen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
  return { names: exact.complete(invocation.report) ? names : undefined, withFile };
}
