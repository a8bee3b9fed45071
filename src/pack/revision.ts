import { z } from 'zod';
import type { SecretValue } from './secret';

/** The option by which a platform says how often secrets were changed. */
export const revisionsOption = z
  .record(z.string(), z.int('a revision is a whole number').min(1))
  .optional();

/**
 * The revision of a secret, by an option that counts changes.
 *
 * @param of whatever the option counts by: the address of a resource, the path of a secret
 * @returns one for the first value, and two once it was changed
 */
export function revisionOf(
  { revisions = {} }: { readonly revisions?: Readonly<Record<string, number>> },
  of: { toString(): string },
): number {
  return revisions[String(of)] ?? 1;
}

/** A platform's secret store that resolves a path alone, so that the platform may do so in its rules, too. */
export interface PathSecretStore {
  readonly name: string;
  resolve(path: string): SecretValue;
}

export interface SecretStoreOptions {
  /**
   * How often the secret at a path was changed: nobody else can tell, and raising the number restarts its users.
   *
   * @default 1 for all
   */
  readonly revisions?: Readonly<Record<string, number>>;
}
