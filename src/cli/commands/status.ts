import { askHealth, inPool, isFailure, nameOf, type Site } from '../../deploy';
import type { EnvironmentName } from '../../model';
import { exitCodeOfFailure, gravest, reportFailure } from '../deploying/outcomes';
import { readFilesNow, statusOf, type EnvironmentStatus, type Health } from '../deploying/status';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { forEachLastStack, isListed, type OfEnvironment } from '../deploying/last-stacks';
import { chosenRecorded } from '../deploying/recorded-environments';
import { chosenPatterns, forEachEnvironment, openRepository, type Repository } from '../repository';
import { atSite, recordsOf } from '../deploying/site';
import { renderStatus } from '../views/status';

/** How many environments are looked up in the records at once. */
const AT_ONCE = 16;

export const status: RunCommand = async (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const store = recordsOf(repository);
  const chosen = await chosenRecorded(invocation, repository, store);
  if (!chosen) return NOTHING;
  const withFile = new Set<string>();
  forEachEnvironment(repository.root, (project, name) => withFile.add(`${project}/${name}`));
  const files = readFilesNow(repository.root, chosen);
  const now = invocation.terminal.now();
  const patterns = chosenPatterns(invocation);
  const looked = await inPool(chosen, AT_ONCE, (environment) => {
    const name = nameOf(environment);
    const given = { hasFile: withFile.has(name), files: files.get(name), now };
    return statusOf(environment, store, given);
  });
  const found = looked
    .filter((one) => one !== undefined)
    .filter((one) =>
      isListed(one, one.state === 'deployed' || one.lock !== null, repository, patterns),
    );
  const { health, exitCode } = await askAll(found.filter(isWorthAsking), invocation, repository);
  const views = found.map((one) => ({ ...one, health: health.get(nameOf(one)) ?? unasked(one) }));
  const { options, palette } = invocation;
  const output = renderStatus(views, options.format, palette);
  return exitCode === EXIT.done ? { output } : { output, exitCode };
};

/** Whoever is at work changes what would be asked. */
function isWorthAsking({ state, canBeAsked, last }: EnvironmentStatus): boolean {
  return state === 'deployed' && canBeAsked && last?.outcome !== 'running';
}

function unasked({ state, canBeAsked, last }: EnvironmentStatus): Health {
  if (state !== 'deployed' || !canBeAsked) return { state: 'no-checks' };
  const why = last?.outcome === 'running' ? 'a deployment is at work' : 'it could not be asked';
  return { state: 'unknown', why };
}

interface Asked {
  readonly name: string;
  readonly health: Health;
  readonly exitCode: ExitCode;
}

/** Asks what runs whether it is healthy; only that needs an engine. */
async function askAll(
  environments: readonly EnvironmentStatus[],
  invocation: Invocation,
  repository: Repository,
): Promise<{ readonly health: ReadonlyMap<string, Health>; readonly exitCode: ExitCode }> {
  if (environments.length === 0) return { health: new Map(), exitCode: EXIT.done };
  const health = new Map<string, Health>();
  const { exitCode = EXIT.done } = await atSite(invocation, repository, async (site, run) => {
    const asked = await forEachLastStack(
      environments,
      invocation,
      { site, run },
      (environment) => askOne(environment, site),
      skipped,
    );
    if (!asked) return NOTHING;
    for (const one of asked) health.set(one.name, one.health);
    return { output: '', exitCode: gravest(asked.map((one) => one.exitCode)) };
  });
  return { health, exitCode };
}

function skipped(environment: EnvironmentName): Asked {
  const health: Health = { state: 'unknown', why: 'interrupted' };
  return { name: nameOf(environment), health, exitCode: EXIT.interrupted };
}

async function askOne({ stack, ...environment }: OfEnvironment, site: Site): Promise<Asked> {
  const name = nameOf(environment);
  if (stack.state !== 'deployed') {
    const why = 'its stack is not there any more';
    return { name, health: { state: 'unknown', why }, exitCode: EXIT.mistakes };
  }
  const checks = await askHealth(stack.place, site);
  if (isFailure(checks)) {
    reportFailure(checks, environment, site.report);
    const why = checks.diagnostics[0]?.summary ?? checks.kind;
    return { name, health: { state: 'unknown', why }, exitCode: exitCodeOfFailure(checks) };
  }
  const health: Health =
    checks.length === 0 ? { state: 'healthy' } : { state: 'unhealthy', checks };
  return { name, health, exitCode: EXIT.done };
}
