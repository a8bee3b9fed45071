import { existsSync, readFileSync } from 'node:fs';
import type { Deployment, EnvironmentLock, EnvironmentName } from '../model';
import { ChangeLog } from './change-log';
import { tookOverLock } from './deployment-problems';
import { eventOf } from './engine';
import type { StackPlace } from './engine/types';
import { addressesIn } from './progress';
import { nameOf, type Site } from './site';
import { DESCRIPTION_FILE, logOf, parseDescription } from './stack-files';

/**
 * Writes the end of a deployment that never wrote its own, once its lock is ours: how far it came is read in the log
 * that the engine left on this machine.
 */
export async function closeInterrupted(
  place: StackPlace,
  environment: EnvironmentName,
  before: EnvironmentLock | undefined,
  site: Site,
): Promise<void> {
  const { report, store, now } = site;
  if (before) {
    report(
      tookOverLock.at(undefined, {
        environment: nameOf(environment),
        user: before.by.user,
        host: before.by.host,
        since: before.since,
      }),
    );
  }
  const last = await store.last(environment);
  if (!last || last.end) return;
  const log = logIn(place, last);
  const changes = await changesIn(last, log, site);
  await store.finish(
    last.start,
    {
      finishedAt: now().toISOString(),
      outcome: 'interrupted',
      changes: changes.all(),
      errors: [],
      resources: null,
    },
    log === undefined ? undefined : site.engine.redacted(place, log),
  );
}

async function changesIn(
  { start }: Deployment,
  log: string | undefined,
  site: Site,
): Promise<ChangeLog> {
  const text = await site.store.text(start, start.id, DESCRIPTION_FILE);
  const addressOf = addressesIn(text === undefined ? undefined : parseDescription(text));
  const changes = new ChangeLog(start.planned, addressOf);
  for (const line of log?.split('\n') ?? []) {
    const event = eventOf(line);
    if (event) changes.add(event);
  }
  return changes;
}

/** The log of the interrupted deployment, if it ran here: the next one clears it before it begins. */
function logIn(place: StackPlace, { start }: Deployment): string | undefined {
  const file = logOf(place);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const [, written] = /"@timestamp":"([^"]+)"/.exec(text) ?? [];
  // Another machine may have deployed since; a log that is older than the record is not its log.
  return written !== undefined && Date.parse(written) >= Date.parse(start.startedAt) - 1_000
    ? text
    : undefined;
}
