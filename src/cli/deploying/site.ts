import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Engine,
  OLDEST_ENGINE,
  Workspace,
  currentActor,
  findEngine,
  gitState,
  isAtLeast,
  noEngine,
  type Interruption,
  type Progress,
  type ProvidersAtHand,
  type RunFolder,
  type Site,
} from '../../deploy';
import { subjectsOf } from '../../read';
import { openStore, type RecordStore } from '../../store';
import { EXIT } from '../exit-code';
import { interruptibly } from './interruption';
import type { Invocation, Outcome } from '../invocation';
import type { Repository } from '../repository';
import { SimulatedProviders } from '../simulating/simulated-providers';
import { renderProgress } from '../views/progress';

/** The records of a platform. */
export function recordsOf({ root, platform }: Repository): RecordStore {
  return openStore(platform.records, root);
}

/**
 * Runs work that needs an engine, in a folder of its own, which is tidied up whatever happens. An interrupt is told to
 * the work, which comes to its end; where there is no engine, that is reported. In a repository of a simulated world the
 * engine finds simulated providers, which end with the work.
 */
export async function atSite(
  invocation: Invocation,
  repository: Repository,
  work: (site: Site, run: RunFolder) => Promise<Outcome>,
): Promise<Outcome> {
  const { root, world } = repository;
  const workspace = new Workspace(root, world?.name);
  const { stderr } = invocation.terminal;
  const say = (line: string) => {
    stderr.write(`${line}\n`);
  };
  const note = invocation.options.quiet === true ? () => undefined : say;
  const simulated = world && new SimulatedProviders(world, workspace, process.env, note);
  const engine = await engineFor(invocation, workspace, simulated);
  if (!engine) return { output: '', exitCode: EXIT.engine };
  if (simulated) note('simulation: no cloud is asked');
  return interruptibly(async (interruption) => {
    const site = await siteOf(invocation, repository, { workspace, engine, interruption });
    const run = workspace.begin();
    try {
      return await work(site, run);
    } finally {
      await simulated?.close();
      run.end();
    }
  }, say);
}

async function engineFor(
  { report }: Invocation,
  { home }: Workspace,
  atHand: ProvidersAtHand | undefined,
): Promise<Engine | undefined> {
  const found = await findEngine();
  if (found && isAtLeast(found.version, OLDEST_ENGINE)) {
    return new Engine(found.command, found.version, home, process.env, atHand);
  }
  const said = found ? `${found.command} ${found.version}` : 'neither';
  report(noEngine.at(undefined, { found: said, oldest: OLDEST_ENGINE }));
  return undefined;
}

async function siteOf(
  invocation: Invocation,
  repository: Repository,
  given: {
    readonly workspace: Workspace;
    readonly engine: Engine;
    readonly interruption: Interruption;
  },
): Promise<Site> {
  const { root } = repository;
  const { terminal, report } = invocation;
  return {
    ...given,
    store: recordsOf(repository),
    by: currentActor(terminal.variables),
    git: await gitState(root),
    now: () => new Date(),
    report,
    onProgress: progressLines(invocation),
    readInput: (path) => textOf(join(root, path)),
    subjectsOf,
  };
}

/** What goes on, on stderr, a line for each step. */
function progressLines({ options, terminal }: Invocation): (progress: Progress) => void {
  if (options.quiet === true) return () => undefined;
  return (progress) => {
    const line = renderProgress(progress, options.verbose ?? false);
    if (line !== undefined) terminal.stderr.write(`${line}\n`);
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // An input that has gone since is one that changed.
    return undefined;
  }
}
