import { confirmsNothing, nameOf } from '../../deploy';
import type { Report } from '../../diagnostics';
import type { EnvironmentName } from '../../model';
import { suggest } from '../suggestion';

/** Whether the name that was given is the environment's: with its project, or without. */
export function isConfirmed(name: EnvironmentName, confirm: string | undefined): boolean {
  return confirm === name.environment || confirm === nameOf(name);
}

/**
 * The one environment whose loss is confirmed by name; undefined where none was given. Among several only a name with
 * its project is one, because every project may have an environment of the same short name.
 *
 * @returns `none` where the name is that of no environment that was chosen, which is reported
 */
export function confirmedAmong(
  chosen: readonly EnvironmentName[],
  confirm: string | undefined,
  report: Report,
): EnvironmentName | 'none' | undefined {
  if (confirm === undefined) return undefined;
  const isOne = chosen.length === 1;
  const named = chosen.find((name) => (isOne ? isConfirmed : isNamed)(name, confirm));
  if (named) return named;
  const full = chosen.map(nameOf);
  const short = isOne && !confirm.includes('/') ? chosen.map(({ environment }) => environment) : [];
  const meant = full.filter((name) => name.endsWith(`/${confirm}`));
  const hint =
    meant.length === 1
      ? ` Did you mean "${String(meant[0])}"?`
      : suggest(confirm, [...short, ...full]);
  report(confirmsNothing.at(undefined, { given: confirm, hint, chosen: full }));
  return 'none';
}

function isNamed(name: EnvironmentName, confirm: string): boolean {
  return confirm === nameOf(name);
}
