import { createHash } from 'node:crypto';
import { DEFAULT_CLASS, type ResourceAddress } from '../model';

/** What a cloud asks of a name besides its length. */
export interface NameOptions {
  /** What joins its words. @default '-' */
  readonly separator?: '-' | '_';
  /** True where a name must begin with a letter. @default false */
  readonly startsWithLetter?: boolean;
}

/**
 * Cloud names of one resource: lower-case words of the address and eight characters of a hash, which keep two projects,
 * environments or resources apart whatever their names are.
 */
export class Name {
  #hash: string | undefined;

  /** @param origin the oldest declared address, so that a rename does not rename what holds data */
  constructor(
    private readonly project: string,
    private readonly environment: string,
    private readonly origin: ResourceAddress,
  ) {}

  /**
   * The name within a limit; what is cut is the readable part, never the hash.
   *
   * @param limit in characters, at least 10
   */
  within(limit: number, { separator = '-', startsWithLetter = false }: NameOptions = {}): string {
    if (limit < 10) throw new RangeError(`A name of ${String(limit)} characters cannot be unique.`);
    let words = this.words();
    if (startsWithLetter && !/^[a-z]/.test(words)) words = `x${words}`;
    const readable = words.slice(0, limit - 9).replace(/-+$/, '');
    const name = `${readable}-${this.hash()}`;
    return separator === '-' ? name : name.replaceAll('-', separator);
  }

  private words(): string {
    const { type, resourceClass, id } = this.origin;
    const kind = resourceClass === DEFAULT_CLASS ? [type] : [type, resourceClass];
    const words = [this.project, this.environment, ...kind, id];
    return words.join('-').replaceAll('.', '-').toLowerCase();
  }

  private hash(): string {
    const whole = JSON.stringify([this.project, this.environment, String(this.origin)]);
    this.#hash ??= hashOf(whole).slice(0, 8);
    return this.#hash;
  }
}

/** A text that is no longer than a limit: cut, with a hash of the whole in place of what was cut. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const hash = hashOf(text).slice(0, 16);
  return `${text.slice(0, limit - hash.length - 1)}-${hash}`;
}

/** The hexadecimal digits of a hash, for what has to be told apart and need not be read. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
