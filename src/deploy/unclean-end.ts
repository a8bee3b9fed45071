import type { Deployment } from '../model';
import { uncleanEnd } from './deployment-problems';
import { isFailure } from './engine';
import type { StackPlace } from './engine/types';
import type { LastKnown } from './last-known';
import { nameOf, type Site } from './site';

/** Says what a deployment that never came to its end may have left behind where no state knows of it. */
export async function reportUncleanEnd(
  place: StackPlace,
  { last }: LastKnown,
  site: Site,
): Promise<void> {
  if (!last || (last.end && last.end.outcome !== 'interrupted')) return;
  const lock = last.end ? undefined : await site.store.lockOf(last.start);
  if (lock && !site.store.isStale(lock)) return;
  const known = await site.engine.stateAddresses(place);
  if (isFailure(known)) return;
  const { start } = last;
  site.report(
    uncleanEnd.at(undefined, {
      environment: nameOf(start),
      id: start.id,
      startedAt: start.startedAt,
      user: start.by.user,
      host: start.by.host,
      orphans: orphansOf(last, new Set(known)),
    }),
  );
}

/**
 * What was being created and is in no state: it may exist all the same. Where no log tells what was begun, everything
 * that was to be created counts.
 */
function orphansOf({ start, end }: Deployment, known: ReadonlySet<string>): readonly string[] {
  const changes = end?.changes ?? start.planned ?? [];
  const isLogged = changes.some(({ result }) => result !== null);
  return changes
    .filter(({ action }) => action === 'create' || action === 'replace')
    .filter(({ result }) => result === (isLogged ? 'begun' : null))
    .filter(({ terraformAddress }) => !known.has(terraformAddress))
    .map(({ address, terraformAddress }) =>
      address === null ? terraformAddress : `${address} (${terraformAddress})`,
    );
}
