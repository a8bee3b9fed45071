import type { Interruption } from '../../deploy';

/** A wish to end that the process heard, told to whoever has to come to an end first. */
class HeardInterruption implements Interruption {
  #requested = false;
  readonly #listeners = new Set<() => void>();

  get requested(): boolean {
    return this.#requested;
  }

  onRequest(listener: () => void): () => void {
    if (this.#requested) listener();
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Only the first call counts: whoever asks twice is to wait, not to lose something. */
  request(): void {
    if (this.#requested) return;
    this.#requested = true;
    for (const listener of this.#listeners) listener();
  }
}

/** Runs work that must come to its end: an interrupt is told to it, instead of ending the process. */
export async function interruptibly<Result>(
  work: (interruption: Interruption) => Promise<Result>,
  say: (line: string) => void,
): Promise<Result> {
  const interruption = new HeardInterruption();
  const onSignal = () => {
    say(
      interruption.requested
        ? 'Still waiting: ending the engine now would lose what it has begun.'
        : 'Interrupted. Waiting for the engine to finish what it has begun and to save the state.',
    );
    interruption.request();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await work(interruption);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
