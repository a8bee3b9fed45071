import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DeploymentEnd, DeploymentStart, EnvironmentLock } from '../../src/model';
import { processIdentity, type RecordStore } from '../../src/store';

export const PRODUCTION = { project: 'shop', environment: 'production' };
const BY = { user: 'maria', host: hostname(), job: null };

/** What the caller of `begin` knows. */
type StartFacts = Parameters<RecordStore['begin']>[0];
/** What the caller of `finish` knows. */
type EndFacts = Parameters<RecordStore['finish']>[1];

export function startFacts(changes: Partial<DeploymentStart> = {}): StartFacts {
  return {
    ...PRODUCTION,
    stack: 'shop-production',
    operation: 'deploy',
    goesBackTo: null,
    startedAt: '2026-03-01T12:00:00.000Z',
    by: BY,
    git: { commit: 'a'.repeat(40), branch: 'main', changed: false },
    engine: { name: 'terraform', version: '1.11.4' },
    providers: {},
    inputs: [{ path: 'projects/shop/shop.yaml', sha256: 'b'.repeat(64), lines: null }],
    packs: [],
    planned: [],
    ...changes,
  };
}

export function endFacts(changes: Partial<DeploymentEnd> = {}): EndFacts {
  return {
    finishedAt: '2026-03-01T12:01:00.000Z',
    outcome: 'succeeded',
    changes: [],
    errors: [],
    resources: 3,
    ...changes,
  };
}

/** The texts beside a record, different for each. */
export const filesOf = (id: number) => ({
  'scoreform.json': `{"stack":${String(id)}}\n`,
  'cdk.tf.json': `{"resource":${String(id)}}\n`,
});

/** A lock held by this process. */
export function lockOf(changes: Partial<EnvironmentLock> = {}): EnvironmentLock {
  return {
    version: 1,
    ...PRODUCTION,
    token: randomUUID(),
    operation: 'deploy',
    by: BY,
    since: '2026-03-01T12:00:00.000Z',
    processes: [processIdentity(process.pid)],
    ...changes,
  };
}

/** A process that ran on this machine, before the process id was given to somebody else. */
export const GONE = { id: process.pid, started: 'Thu Jan  1 00:00:00 1970' };
