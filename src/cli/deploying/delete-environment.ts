import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  deployEnvironment,
  isFailure,
  nameOf,
  removeLeftovers,
  stateNotStored,
  type DeployWish,
  type LastStack,
  type Site,
  type StackPlace,
} from '../../deploy';
import { stackName, type EnvironmentName } from '../../model';
import { exitCodeOf, exitCodeOfFailure, reportFailure, reportResult } from './outcomes';
import { pathOfEnvironment } from '../environments/files';
import { EXIT, type ExitCode } from '../exit-code';
import { permissionsHold } from './permissions-hold';
import { hasEnvironmentFile, restoredOrEmitted } from './last-stacks';
import type { RunSite } from './run-stacks';

/** What came of deleting an environment. */
export type DeleteResult = EnvironmentName &
  (
    | {
        readonly outcome: 'deleted';
        /** The deployment that removed what there was; null where nothing was left to remove. */
        readonly deployment: string | null;
        /** The file that was removed, from the repository's root; null where it had gone before. */
        readonly file: string | null;
      }
    | {
        readonly outcome: 'left';
        readonly exitCode: ExitCode;
      }
  );

/** Whose loss is consented to. */
export type DeleteWish = Pick<DeployWish, 'allowed' | 'allowAll' | 'confirm' | 'forget'>;

/**
 * Removes everything of an environment, makes sure that nothing is left, and then removes its file. Each step looks at
 * what is there, so a deletion that was interrupted anywhere is ended by the next one.
 */
export async function deleteEnvironment(
  name: EnvironmentName,
  stack: LastStack,
  wish: DeleteWish,
  at: RunSite,
): Promise<DeleteResult> {
  const { site } = at;
  const left = (exitCode: ExitCode): DeleteResult => {
    return { ...name, outcome: 'left', exitCode };
  };
  const files = site.workspace.unstoredStates(stackName(name));
  if (files.length > 0) {
    site.report(stateNotStored.at(undefined, { environment: nameOf(name), files }));
    return left(EXIT.refused);
  }
  const place = await placeOf(name, stack, at);
  if (place === 'unknown') return left(EXIT.mistakes);
  if (place === 'nothing') return { ...name, outcome: 'deleted', deployment: null, file: null };

  if (!(await permissionsHold(wish.allowed, [place], site))) return left(EXIT.refused);

  // What the records say to be gone may have been made again by somebody's own Terraform.
  const isKnownToBeThere = stack.state === 'deployed';
  const emptied = isKnownToBeThere ? 'no' : await isEmpty(name, place, site);
  if (typeof emptied === 'number') return left(emptied);
  if (emptied === 'yes') {
    removeLeftovers(place);
    return withoutFile(name, null, at);
  }

  const command = `environment delete ${nameOf(name)}`;
  const operation = { operation: 'delete', destroy: true, command } as const;
  const result = await deployEnvironment(place, { ...wish, ...operation }, site);
  reportResult(result, site.store, site.report);
  if (result.outcome !== 'done') return left(exitCodeOf(result));
  // Of a state that was given up, a backup may be all that is left.
  if (wish.forget !== true) removeLeftovers(place);
  return withoutFile(name, result.start.id, at);
}

/**
 * The stack to remove by: the one that was deployed last, so that files with errors, or without any, stand in no way.
 * `nothing` where neither a record nor a file is left; `unknown` where something is wrong, which was reported.
 */
async function placeOf(
  name: EnvironmentName,
  stack: LastStack,
  at: RunSite,
): Promise<StackPlace | 'nothing' | 'unknown'> {
  if (stack.state === 'deployed') return stack.place;
  const found = await restoredOrEmitted(name, stack.last, at, at.site.report);
  if (found) return found;
  const isKnown = stack.state === 'lost' || hasEnvironmentFile(name, at.repository.root);
  return isKnown ? 'unknown' : 'nothing';
}

/** Whether the state holds nothing; an exit code where that cannot be told, or where somebody is at work there. */
async function isEmpty(
  name: EnvironmentName,
  place: StackPlace,
  { engine, interruption, store, report }: Site,
): Promise<'yes' | 'no' | ExitCode> {
  const holder = await store.lockOf(name);
  if (holder && !store.isStale(holder)) {
    reportResult({ ...name, outcome: 'locked', holder }, store, report);
    return EXIT.locked;
  }
  const found =
    (await engine.prepare(place, { interruption })) ?? (await engine.stateAddresses(place));
  if (!isFailure(found)) return found.length === 0 ? 'yes' : 'no';
  reportFailure(found, name, report);
  return exitCodeOfFailure(found);
}

/** Last of all: as long as the file is there, the deletion can be run again. */
function withoutFile(
  name: EnvironmentName,
  deployment: string | null,
  { repository }: RunSite,
): DeleteResult {
  const file = pathOfEnvironment(name.project, name.environment);
  if (!hasEnvironmentFile(name, repository.root))
    return { ...name, outcome: 'deleted', deployment, file: null };
  rmSync(join(repository.root, file));
  return { ...name, outcome: 'deleted', deployment, file };
}
