import type { CommandName } from '../command-table';
import type { RunCommand } from '../invocation';
import { check } from './check';
import { complete } from './complete';
import { completion } from './completion';
import { deploy } from './deploy';
import { destroy } from './destroy';
import { doctor } from './doctor';
import { drift } from './drift';
import { environmentDelete } from './environment-delete';
import { environmentSweep } from './environment-sweep';
import { environmentCompare } from './environment-compare';
import { environmentCreate } from './environment-create';
import { environmentFork } from './environment-fork';
import { environmentList } from './environment-list';
import { environmentPause, environmentResume } from './environment-pause';
import { environmentPromote } from './environment-promote';
import { environmentSet } from './environment-set';
import { explain } from './explain';
import { graph } from './graph';
import { history, historyDiff, historyShow } from './history';
import { init } from './init';
import { newPack, newWorkload } from './new';
import { outputs } from './outputs';
import { packList, packShow } from './pack';
import { packTest } from './pack-test';
import { plan } from './plan';
import { rollback } from './rollback';
import { schema } from './schema';
import { status } from './status';
import { synth } from './synth';
import { types } from './types';
import { unlock } from './unlock';
import { validate } from './validate';
import { version } from './version';

/**
 * What each command does. Our loader binds imports on first use, in a clone and in the package alike, so a call loads
 * its own command and no other.
 */
export const RUN_COMMAND: Readonly<Record<CommandName, () => RunCommand>> = {
  init: () => init,
  'new workload': () => newWorkload,
  'new environment': () => environmentCreate,
  'new pack': () => newPack,
  validate: () => validate,
  types: () => types,
  explain: () => explain,
  graph: () => graph,
  check: () => check,
  synth: () => synth,
  plan: () => plan,
  deploy: () => deploy,
  destroy: () => destroy,
  rollback: () => rollback,
  status: () => status,
  outputs: () => outputs,
  history: () => history,
  'history show': () => historyShow,
  'history diff': () => historyDiff,
  drift: () => drift,
  unlock: () => unlock,
  'environment delete': () => environmentDelete,
  'environment sweep': () => environmentSweep,
  'pack list': () => packList,
  'pack show': () => packShow,
  'pack test': () => packTest,
  'environment list': () => environmentList,
  'environment create': () => environmentCreate,
  'environment fork': () => environmentFork,
  'environment compare': () => environmentCompare,
  'environment promote': () => environmentPromote,
  'environment set': () => environmentSet,
  'environment pause': () => environmentPause,
  'environment resume': () => environmentResume,
  schema: () => schema,
  completion: () => completion,
  doctor: () => doctor,
  version: () => version,
  __complete: () => complete,
};
