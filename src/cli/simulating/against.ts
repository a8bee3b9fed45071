import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inPool, nameOf, type RunFolder, type Site, type StackPlace } from '../../deploy';
import { parallelismOf } from '../deploying/parallelism';
import { permissionsHold } from '../deploying/permissions-hold';
import { notBegun, outcomeOf } from '../deploying/plan-results';
import { emitInto } from '../deploying/run-stacks';
import { atSite } from '../deploying/site';
import { EXIT } from '../exit-code';
import { NOTHING, type Invocation, type Outcome } from '../invocation';
import { openRepository, type Repository } from '../repository';
import { chooseInBoth, type ChosenEnvironments } from './against-choice';
import { AgainstSite } from './against-site';
import { planVersions, type Versions } from './against-stack';
import { markAgainst } from './against-view';
import { findRevision } from './revision';
import { exportRevision, type ExportedRevision } from './revision-export';
import { reportPackages } from './revision-packages';
import { notWithAgainst, revisionWithoutPlatform } from './revision-problems';
import { synthesizeRevision } from './revision-stacks';

/**
 * Plans environments on what a git revision would have deployed: its stacks are made by its own platform and deployed in
 * the simulator, and those of the working tree are planned on the state of that. Needs neither credentials nor a state
 * nor a record, and leaves nothing behind.
 *
 * @param name the revision, as the user gives it
 */
export async function planAgainst(
  name: string,
  patterns: readonly string[],
  invocation: Invocation,
): Promise<Outcome> {
  if (!fitsWithAgainst(invocation)) return NOTHING;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  return atSite(invocation, { ...repository, world: WORLD }, async (site, run) => {
    const { root } = repository;
    const found = await findRevision(name, root, site.report);
    const folder = join(run.path, 'revision');
    const revision = found && (await exportRevision(found, folder, root, site.report));
    if (!revision) return nothingOf(site);
    const at = new AgainstSite(site, revision, noteFor(invocation));
    try {
      return await compare({ at, site, run, repository, revision }, patterns, invocation);
    } finally {
      await at.close();
    }
  });
}

/** Its runs are marked with the name; what they keep lies in the revision. */
const WORLD = { name: 'against', faults: [] };

/** The file that makes a folder a platform repository. */
const PLATFORM = 'stacks/platform.ts';

interface ComparisonSite {
  readonly at: AgainstSite;
  /** Of the working tree. */
  readonly site: Site;
  readonly run: RunFolder;
  readonly repository: Repository;
  readonly revision: ExportedRevision;
}

async function compare(
  where: ComparisonSite,
  patterns: readonly string[],
  invocation: Invocation,
): Promise<Outcome> {
  const { at, site, repository, revision } = where;
  const { root } = repository;
  const hasPlatform = existsSync(join(revision.root, PLATFORM));
  if (hasPlatform) reportPackages(revision, root, site.report);
  else {
    const facts = { revision: revision.name, file: PLATFORM };
    site.report(revisionWithoutPlatform.at(undefined, facts));
  }
  const roots = { newer: root, older: hasPlatform ? revision.root : undefined };
  const chosen = chooseInBoth(patterns, roots, site.report);
  const versions = chosen && (await versionsOf(chosen, where));
  if (!versions) return nothingOf(site);

  const places = versions.flatMap(({ older, newer }) => newer ?? older ?? []);
  const bound = parallelismOf(invocation, places);
  if (bound === undefined) return NOTHING;
  const { allowDestroy: allowed = [], format } = invocation.options;
  const wish = { allowed, checkAllowed: places.length === 1, refresh: false };
  const given = { at, revision, wish, invocation };
  const planOne = (one: Versions) =>
    planVersions(one, given).finally(() => release(one.older ?? one.newer, at));
  const results = await inPool(versions, bound, planOne, site.interruption);
  // Only now is it known what was deployed before. The plan of a single environment says it itself.
  const isSaid = wish.checkAllowed && results[0]?.exitCode === EXIT.refused;
  if (!isSaid && !(await permissionsHold(allowed, places, at.newer))) {
    return { output: '', exitCode: EXIT.refused };
  }
  const all = versions.map(({ environment }, index) => results[index] ?? notBegun(environment));
  const { planners } = at;
  return markAgainst(outcomeOf(all, invocation), { revision, planners }, format);
}

/** Where nothing came of it, diagnostics say why, or somebody interrupted it. */
function nothingOf({ interruption }: Site): Outcome {
  return interruption.requested ? { output: '', exitCode: EXIT.interrupted } : NOTHING;
}

async function release(place: StackPlace | undefined, at: AgainstSite): Promise<void> {
  if (place) await at.newer.engine.release(place);
}

/** Makes the stacks of both, side by side; undefined where something is wrong, which is reported. */
async function versionsOf(
  chosen: ChosenEnvironments,
  { at, site, run, repository, revision }: ComparisonSite,
): Promise<readonly Versions[] | undefined> {
  const making = synthesizeRevision(revision, chosen.older, at.begin(), site);
  const newer = chosen.newer.map(nameOf);
  const emitted = newer.length === 0 ? [] : emitInto(run, repository, newer, site);
  const older = await making;
  if (!emitted || !older) return undefined;
  return chosen.all.map((environment): Versions => {
    const name = nameOf(environment);
    return {
      environment,
      older: older.get(name),
      newer: newer.includes(name) ? at.placeOf(environment, run) : undefined,
    };
  });
}

/** Whether the other options of the call make sense with it; reports those that do not. */
function fitsWithAgainst({ options, report }: Invocation): boolean {
  const { out, simulate, fault } = options;
  const unfit = [
    {
      given: out !== undefined,
      option: '--out',
      why: 'A plan on a pretended state can never be applied.',
    },
    {
      given: simulate === true,
      option: '--simulate',
      why: 'Everything older is simulated here anyway, and nothing of it is kept.',
    },
    { given: fault !== undefined, option: '--fault', why: 'Nothing goes wrong on purpose here.' },
  ].filter(({ given }) => given);
  for (const { option, why } of unfit) report(notWithAgainst.at(undefined, { option, why }));
  return unfit.length === 0;
}

function noteFor({ options, terminal }: Invocation): (line: string) => void {
  if (options.quiet === true) return () => undefined;
  return (line) => {
    terminal.stderr.write(`${line}\n`);
  };
}
