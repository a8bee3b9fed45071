/** The place where records are kept cannot be used; not a bug, so the message is meant for whoever ran the command. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(
    /** As messages name it. */
    readonly place: string,
    /** One sentence: what is wrong. */
    readonly why: string,
    /** What to do about it; a command stands on a line of its own. */
    readonly advice: string,
    cause?: unknown,
  ) {
    super(`${why} ${advice}`, { cause });
  }
}
