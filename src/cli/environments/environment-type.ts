import type { Invocation } from '../invocation';
import { unknownEnvironmentType } from '../problems';
import { suggest } from '../suggestion';

/** A type that the platform has; undefined where it has none of that name, which is reported. */
export function knownType(
  given: string,
  known: readonly string[],
  { report }: Pick<Invocation, 'report'>,
): string | undefined {
  if (known.includes(given)) return given;
  const hint = suggest(given, known);
  report(unknownEnvironmentType.at(undefined, { given, hint, known }));
  return undefined;
}
