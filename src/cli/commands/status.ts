import { askHealth, inPool, nameOf, type FailedCheck } from '../../deploy';
import { askDeployed, type Answer } from '../deploying/ask-deployed';
import { isListed } from '../deploying/last-stacks';
import { gravest } from '../deploying/outcomes';
import { chosenRecorded } from '../deploying/recorded-environments';
import { atSite, recordsOf } from '../deploying/site';
import { readFilesNow, statusOf, type EnvironmentStatus, type Health } from '../deploying/status';
import { EXIT, type ExitCode } from '../exit-code';
import { NOTHING, type Invocation, type RunCommand } from '../invocation';
import { chosenPatterns, forEachEnvironment, openRepository, type Repository } from '../repository';
import { renderStatus } from '../views/status';

/** How many environments are looked up in the records at once; all records of each are read. */
const AT_ONCE = 4;

export const status: RunCommand = async (invocation) => {
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const found = await lookUp(invocation, repository);
  if (!found) return NOTHING;
  const { health, exitCode } = await askAll(found.filter(isWorthAsking), invocation, repository);
  const views = found.map((one) => ({ ...one, health: health.get(nameOf(one)) ?? unasked(one) }));
  const { options, palette } = invocation;
  const output = renderStatus(views, options.format, palette);
  return exitCode === EXIT.done ? { output } : { output, exitCode };
};

/** What files and records tell; undefined where something is wrong with the call, which is reported. */
async function lookUp(
  invocation: Invocation,
  repository: Repository,
): Promise<readonly EnvironmentStatus[] | undefined> {
  const store = recordsOf(repository);
  const chosen = await chosenRecorded(invocation, repository, store);
  if (!chosen) return undefined;
  const withFile = new Set<string>();
  forEachEnvironment(repository.root, (project, name) => withFile.add(`${project}/${name}`));
  const files = readFilesNow(repository.root, chosen);
  const now = invocation.terminal.now();
  const found = await inPool(chosen, AT_ONCE, (environment) => {
    const name = nameOf(environment);
    const given = { hasFile: withFile.has(name), files: files.get(name), now };
    return statusOf(environment, store, given);
  });
  const patterns = chosenPatterns(invocation);
  return found
    .filter((one) => one !== undefined)
    .filter((one) => isListed(one, needsEyes(one), repository, patterns));
}

function needsEyes({ state, lock, broken }: EnvironmentStatus): boolean {
  return state === 'deployed' || lock !== null || broken.length > 0;
}

/** Whoever is at work changes what would be asked. */
function isWorthAsking({ state, canBeAsked, last }: EnvironmentStatus): boolean {
  return state === 'deployed' && canBeAsked && last?.outcome !== 'running';
}

function unasked({ state, canBeAsked, last }: EnvironmentStatus): Health {
  if (state !== 'deployed' || !canBeAsked) return { state: 'no-checks' };
  const why = last?.outcome === 'running' ? 'a deployment is at work' : 'it could not be asked';
  return { state: 'unknown', why };
}

/** Asks what runs whether it is there and healthy; only that needs an engine. */
async function askAll(
  environments: readonly EnvironmentStatus[],
  invocation: Invocation,
  repository: Repository,
): Promise<{ readonly health: ReadonlyMap<string, Health>; readonly exitCode: ExitCode }> {
  if (environments.length === 0) return { health: new Map(), exitCode: EXIT.done };
  const health = new Map<string, Health>();
  const { exitCode = EXIT.done } = await atSite(invocation, repository, async (site, run) => {
    const answers = await askDeployed(environments, invocation, { site, run }, askHealth);
    if (!answers) return NOTHING;
    for (const answer of answers) health.set(nameOf(answer), healthOf(answer));
    // That something is wrong is an answer; only what did not answer counts.
    const silent = answers.filter(({ state }) => state === 'not-asked');
    return { output: '', exitCode: gravest(silent.map((one) => one.exitCode)) };
  });
  return { health, exitCode };
}

function healthOf(answer: Answer<readonly FailedCheck[] | undefined>): Health {
  switch (answer.state) {
    case 'asked': {
      const checks = answer.found;
      if (!checks) return { state: 'no-checks' };
      return checks.length === 0 ? { state: 'healthy' } : { state: 'unhealthy', checks };
    }
    case 'state-missing':
      return { state: 'state-missing', problem: answer.problem };
    case 'not-deployed':
      return { state: 'unknown', why: 'it was removed in this moment' };
    case 'not-asked':
      return { state: 'unknown', why: answer.why };
  }
}
