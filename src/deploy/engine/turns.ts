/**
 * Who may fill the cache of providers. Engines write into it without regard for each other, so the first `init` for a
 * set of providers has a turn alone; once it is done, the cache has them, and others of the same set only read.
 */
export class Turns {
  readonly #first = new Map<string, Promise<boolean>>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Works when it may.
   * @param alone how the first of a set works: what it does must leave the cache filled, or answer false
   */
  async take<Result>(
    set: string,
    work: () => Promise<Result>,
    isDone: (result: Result) => boolean,
    alone: (work: () => Promise<Result>) => Promise<Result>,
  ): Promise<Result> {
    while (this.#first.has(set)) if (await this.#first.get(set)) return work();
    const turn = this.#last.then(() => alone(work));
    const filled = turn.then(isDone, () => false);
    this.#first.set(set, filled);
    this.#last = filled;
    void filled.then((done) => {
      if (!done) this.#first.delete(set);
    });
    return turn;
  }
}
