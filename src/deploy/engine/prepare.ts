import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAdvice } from './advice';
import { failureOf, interrupted, type Ended } from './failure';
import { whileAlone } from './file-lock';
import { initLike } from './local-init';
import { completeLocks, lockedVersions, pickLocks } from './lock-file';
import { refuseMove, saysBackendMoved } from './moved-backend';
import {
  LOCKS,
  fingerprintOf,
  readPrepared,
  stackText,
  textOf,
  writePrepared,
  writeWhole,
} from './prepared';
import { requirementsOf } from './requirements';
import { Turns } from './turns';
import type { EngineFailure, EngineHome, Interruption, StackPlace, Variables } from './types';

/** What preparing has to know of the engine and its surroundings. */
export interface Surroundings {
  readonly command: string;
  /** What of the engine counts for `init`: command, version, arguments that the user adds. */
  readonly engine: readonly string[];
  readonly home: EngineHome;
  /** The folder of the cache of providers. */
  readonly plugins: string;
  readonly interruption?: Interruption | undefined;
  readonly init: (args: readonly string[], variables: Variables) => Promise<Ended>;
  /** The addresses in a state. */
  readonly list: (place: StackPlace) => Promise<readonly string[] | EngineFailure>;
}

/** Who fills which cache in this process, by its folder. */
const turns = new Map<string, Turns>();

/** Makes a stack ready to be planned: `init`, where it has something to do. Undefined where all is well. */
export async function prepareStack(
  place: StackPlace,
  surroundings: Surroundings,
): Promise<EngineFailure | undefined> {
  if (isReady(place, surroundings)) return undefined;
  const alone = await whileAlone(
    join(place.data, 'init.lock'),
    // Another process may have done it meanwhile.
    async () => (isReady(place, surroundings) ? [] : [await initialize(place, surroundings)]),
    surroundings.interruption,
  );
  return alone ? alone[0] : interrupted('init');
}

async function initialize(
  place: StackPlace,
  surroundings: Surroundings,
): Promise<EngineFailure | undefined> {
  const { sources } = requirementsOf(stackText(place));
  if (sources.length === 0) return initWithoutDownload(place, surroundings);

  const { plugins, interruption } = surroundings;
  mkdirSync(plugins, { recursive: true });
  const ours = turns.get(plugins) ?? new Turns();
  turns.set(plugins, ours);
  const variables = { TF_PLUGIN_CACHE_DIR: plugins };
  return ours.take(
    sources.join('\n'),
    () => initOnce(place, surroundings, variables),
    (failure) => failure === undefined,
    async (work) => {
      const file = join(plugins, 'init.lock');
      const result = await whileAlone(file, async () => [await work()], interruption);
      return result ? result[0] : interrupted('init');
    },
  );
}

/** For each engine and repository, the last stack that `init` made ready without downloading anything. */
const samples = new Map<string, StackPlace>();

async function initWithoutDownload(
  place: StackPlace,
  surroundings: Surroundings,
): Promise<EngineFailure | undefined> {
  const { engine, home, interruption } = surroundings;
  if (interruption?.requested === true) return interrupted('init');
  const kind = JSON.stringify([engine, home]);
  const sample = samples.get(kind);
  if (sample && initLike(sample, place)) {
    const fingerprint = fingerprintOf(place, engine, home.lockFile, []);
    writePrepared(place, { version: 1, fingerprint, providers: [] });
    return undefined;
  }
  const failure = await initOnce(place, surroundings, {});
  if (!failure) samples.set(kind, place);
  return failure;
}

async function initOnce(
  place: StackPlace,
  surroundings: Surroundings,
  variables: Variables,
): Promise<EngineFailure | undefined> {
  const { home, engine } = surroundings;
  const file = join(place.folder, LOCKS);
  const seed = textOf(home.lockFile);
  if (seed === undefined) rmSync(file, { force: true });
  else writeFileSync(file, seed);

  const failure = await init(place, surroundings, variables);
  if (failure) return withAdvice(failure);
  const chosen = textOf(file) ?? '';
  await completePlatform(surroundings, chosen);
  const providers = Object.keys(lockedVersions(chosen));
  const fingerprint = fingerprintOf(place, engine, home.lockFile, providers);
  writePrepared(place, { version: 1, fingerprint, providers });
  return undefined;
}

async function init(
  place: StackPlace,
  { init: run, list, home, command }: Surroundings,
  variables: Variables,
): Promise<EngineFailure | undefined> {
  const ended = await run([], variables);
  if (ended.code === 0) return undefined;
  const failure = failureOf(ended);
  if (!saysBackendMoved(failure)) return failure;
  const refused = await refuseMove(place, home, command, list);
  if (refused) return refused;
  const again = await run(['-reconfigure'], variables);
  return again.code === 0 ? undefined : failureOf(again);
}

/** Whether `init` has nothing to do; the folder of the stack has its locks then. */
function isReady(place: StackPlace, { engine, home }: Surroundings): boolean {
  const prepared = readPrepared(place);
  if (!prepared) return false;
  const { fingerprint, providers } = prepared;
  if (fingerprint !== fingerprintOf(place, engine, home.lockFile, providers)) return false;
  if (providers.length === 0) return true;
  const locks = pickLocks(textOf(home.lockFile) ?? '', providers);
  if (locks === undefined) return false;
  writeFileSync(join(place.folder, LOCKS), locks);
  return true;
}

/** Adds to the lock file of the platform what it lacks; other processes may be at it too. */
async function completePlatform({ home }: Surroundings, chosen: string): Promise<void> {
  const { lockFile, plugins } = home;
  if (completeLocks(textOf(lockFile), chosen) === undefined) return;
  await whileAlone(join(plugins, 'lock-file.lock'), async () => {
    const text = completeLocks(textOf(lockFile), chosen);
    if (text !== undefined) writeWhole(lockFile, text);
    return Promise.resolve();
  });
}
