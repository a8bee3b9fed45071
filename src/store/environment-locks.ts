import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { EnvironmentLock, EnvironmentName } from '../model';
import type { Blobs } from './blobs';
import { isStale } from './outcome';
import { processIdentity } from './process-identity';
import { claimKey, lockKey } from './record-keys';
import { readLock, textOf } from './record-texts';

/** What came of asking for the lock of an environment. */
export type LockAttempt =
  | {
      readonly held: true;
      /** A stale lock that was taken over. */
      readonly before?: EnvironmentLock;
    }
  | { readonly held: false; readonly holder: EnvironmentLock };

/** How often, and after how many milliseconds, a lock is looked at again that somebody is just ending. */
const TRIES = 250;
const PAUSE = 20;

/**
 * The locks of environments, on any place that can create a text only where there is none.
 *
 * To see a lock and then to replace or remove it are two steps, and another process may come between them. So whoever
 * wants to end a lock, its holder included, first creates a claim under the token of that lock: while the claim is
 * held, nobody else ends the lock, and a token never comes back. A claim is itself a lock and goes stale like one.
 */
export class EnvironmentLocks {
  constructor(private readonly blobs: Blobs) {}

  take(lock: EnvironmentLock): Promise<LockAttempt> {
    return this.#take(lockKey(lock), lock);
  }

  async holderOf(of: EnvironmentName): Promise<EnvironmentLock | undefined> {
    return this.#holder(lockKey(of), of);
  }

  /** Rewrites a lock of ours; false where it is ours no longer. */
  async renew(lock: EnvironmentLock): Promise<boolean> {
    const key = lockKey(lock);
    return (await this.#end(key, lock, () => this.blobs.write(key, textOf(lock)))) === 'ended';
  }

  /** Gives a lock of ours back; false where it is ours no longer. */
  async giveBack(lock: EnvironmentLock): Promise<boolean> {
    const key = lockKey(lock);
    return (await this.#end(key, lock, () => this.blobs.remove(key))) === 'ended';
  }

  /** Removes a lock, whoever holds it; false where it is another one by now, which nobody has decided about. */
  async break(lock: EnvironmentLock): Promise<boolean> {
    const key = lockKey(lock);
    const came = await this.#end(key, lock, () => this.blobs.remove(key));
    if (came !== 'claimed') return came === 'ended';
    // Somebody began to end it and never came to the end, perhaps on another machine. A person has decided now.
    await this.blobs.remove(claimKey(lock, lock.token));
    await this.blobs.remove(key);
    return true;
  }

  async #take(key: string, lock: EnvironmentLock): Promise<LockAttempt> {
    for (let tries = 1; ; tries++) {
      if (await this.blobs.create(key, textOf(lock))) return { held: true };
      const holder = await this.#holder(key, lock);
      if (holder) {
        if (!isStale(holder)) return { held: false, holder };
        const came = await this.#endNow(key, holder, () => this.blobs.write(key, textOf(lock)));
        if (came === 'ended') return { held: true, before: holder };
        if (tries >= TRIES) return { held: false, holder };
      }
      await pause();
    }
  }

  /** As `#endNow`, waiting for others who are about to. */
  async #end(key: string, lock: EnvironmentLock, work: () => Promise<void>): Promise<Came> {
    for (let tries = 1; ; tries++) {
      const came = await this.#endNow(key, lock, work);
      if (came !== 'claimed' || tries >= TRIES) return came;
      await pause();
    }
  }

  /** Works while a lock is there and nobody else can end it. */
  async #endNow(key: string, lock: EnvironmentLock, work: () => Promise<void>): Promise<Came> {
    if (!(await this.#isHeldBy(lock, key))) return 'gone';
    const claim = claimKey(lock, lock.token);
    if (!(await this.#take(claim, ownClaim(lock))).held) return 'claimed';
    try {
      // Whoever had the claim before us may have used it.
      if (!(await this.#isHeldBy(lock, key))) return 'gone';
      await work();
      return 'ended';
    } finally {
      await this.blobs.remove(claim);
    }
  }

  async #isHeldBy({ token, project, environment }: EnvironmentLock, key: string): Promise<boolean> {
    return (await this.#holder(key, { project, environment }))?.token === token;
  }

  async #holder(key: string, of: EnvironmentName): Promise<EnvironmentLock | undefined> {
    const text = await this.blobs.read(key);
    return text === undefined ? undefined : readLock(of, text);
  }
}

/** `claimed`: somebody else is about to end it. */
type Came = 'ended' | 'gone' | 'claimed';

function ownClaim({ project, environment, operation }: EnvironmentLock): EnvironmentLock {
  return {
    version: 1,
    project,
    environment,
    token: randomUUID(),
    operation,
    by: { user: '', host: hostname(), job: null },
    since: new Date().toISOString(),
    processes: [processIdentity(process.pid)],
  };
}

const pause = () => new Promise<void>((done) => setTimeout(done, PAUSE));
