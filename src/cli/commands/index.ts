import type { CommandName } from '../command-table';
import type { RunCommand } from '../invocation';
import { check } from './check';
import { complete } from './complete';
import { completion } from './completion';
import { doctor } from './doctor';
import { explain } from './explain';
import { graph } from './graph';
import { init } from './init';
import { newEnvironment, newPack, newWorkload } from './new';
import { packList, packShow } from './pack';
import { packTest } from './pack-test';
import { schema } from './schema';
import { synth } from './synth';
import { types } from './types';
import { validate } from './validate';
import { version } from './version';

/**
 * What each command does. Our loader binds imports on first use, in a clone and in the package alike, so a call loads
 * its own command and no other.
 */
export const RUN_COMMAND: Readonly<Record<CommandName, () => RunCommand>> = {
  init: () => init,
  'new workload': () => newWorkload,
  'new environment': () => newEnvironment,
  'new pack': () => newPack,
  validate: () => validate,
  types: () => types,
  explain: () => explain,
  graph: () => graph,
  check: () => check,
  synth: () => synth,
  'pack list': () => packList,
  'pack show': () => packShow,
  'pack test': () => packTest,
  schema: () => schema,
  completion: () => completion,
  doctor: () => doctor,
  version: () => version,
  __complete: () => complete,
};
