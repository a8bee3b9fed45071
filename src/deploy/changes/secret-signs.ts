import { isContainer } from '../../model';
import type { AttributePath } from './attribute-path';

const SECRET_WORDS = new Set(
  'password passwords passwd passphrase pwd secret secrets token tokens credential credentials'.split(
    ' ',
  ),
);

/** Words before `key` that make it one that opens something. */
const KEY_WORDS = new Set(
  'private secret access api account auth encryption master shared signing stripe webhook'.split(
    ' ',
  ),
);

/** Words behind a secret's name that still mean the secret itself. */
const SAME_THING = new Set(
  'value values string text plaintext base64 b64 data wo new old current previous'.split(' '),
);

/**
 * Whether a name promises a secret: `db_password`, `apiToken`, `PRIVATE_KEY`. Names of what is merely about one, such
 * as `secret_name` or `password_wo_version`, do not.
 */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  while (words.length > 1 && SAME_THING.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const [before = ''] = words.slice(-2, -1);
  if (SECRET_WORDS.has(last)) return true;
  return last === 'key' && KEY_WORDS.has(before);
}

/** Whether the last name of a path promises a secret; positions do not count. */
export function leadsToSecret(path: AttributePath): boolean {
  const name = path.findLast((step) => typeof step === 'string');
  return name !== undefined && namesSecret(name);
}

/** Whether a text shows that it holds a secret, whatever its name: a private key, or a password within an address. */
export function holdsSecret(text: string): boolean {
  return /-----BEGIN [A-Z ]*PRIVATE KEY/.test(text) || /:\/\/[^\s/:@]*:[^\s/@]+@/.test(text);
}

/** Shorter texts are equal to others by chance. */
const LEAST_LENGTH = 4;
/** Shorter texts are part of others by chance. */
const LEAST_LENGTH_WITHIN = 8;

/** Finds the values that an engine marks as secret where it forgot to mark them. */
export class KnownSecrets {
  readonly #values = new Set<string>();
  #long: readonly string[] | undefined;

  /** Takes in every text below what a mask marks. */
  learn(value: unknown, mask: unknown): void {
    if (mask === true) this.#learnAll(value);
    if (!isContainer(value) || !isContainer(mask)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (Object.hasOwn(mask, key)) this.learn(inner, mask[key]);
    }
  }

  isIn(text: string): boolean {
    if (this.#values.has(text)) return true;
    this.#long ??= [...this.#values].filter(({ length }) => length >= LEAST_LENGTH_WITHIN);
    return this.#long.some((secret) => text.includes(secret));
  }

  #learnAll(value: unknown): void {
    if (isContainer(value)) for (const inner of Object.values(value)) this.#learnAll(inner);
    if (typeof value !== 'string' || value.length < LEAST_LENGTH) return;
    this.#values.add(value);
    this.#long = undefined;
  }
}
