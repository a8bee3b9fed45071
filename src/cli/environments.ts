import picomatch from 'picomatch';
import { nearestTo, type Report } from '../diagnostics';
import { unknownEnvironment } from './problems';

/** Which environments a call is about, asked for each one before it is read. */
export interface Selection {
  readonly only: (project: string, environment: string) => boolean;
  /**
   * Reports every pattern that chose nothing; to be called when all environments were asked for.
   *
   * @returns whether there was none
   */
  readonly complete: (report: Report) => boolean;
}

/** The patterns that were given by `-e`, or else by `SCOREFORM_ENVIRONMENT`, separated by commas. */
export function patternsFrom(
  given: readonly string[] | undefined,
  { SCOREFORM_ENVIRONMENT = '' }: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return given ?? SCOREFORM_ENVIRONMENT.split(',').filter((pattern) => pattern !== '');
}

/** Chooses environments by patterns such as `shop/production`, `shop/*` or `*` + `/production`; no pattern chooses all. */
export function selectEnvironments(patterns: readonly string[] = []): Selection {
  const known = new Set<string>();
  const unused = new Set(patterns);
  const matchers = patterns.map((pattern) => ({ pattern, matches: picomatch(pattern) }));
  return {
    only(project, environment) {
      const name = `${project}/${environment}`;
      known.add(name);
      const chosenBy = matchers.filter(({ matches }) => matches(name));
      for (const { pattern } of chosenBy) unused.delete(pattern);
      return patterns.length === 0 || chosenBy.length > 0;
    },
    complete(report) {
      const names = [...known].sort();
      for (const given of unused) {
        const hint = hintFor(given, names);
        report(unknownEnvironment.at(undefined, { given, hint, known: names }));
      }
      return unused.size === 0;
    },
  };
}

/** Besides typing slips: half of a name, as in `-e production` or `-e shop`. */
export function hintFor(given: string, known: readonly string[]): string {
  const ofProject = known.some((name) => name.startsWith(`${given}/`)) ? `${given}/*` : undefined;
  const ofEnvironment = known.filter((name) => name.endsWith(`/${given}`));
  const byHalf = ofProject ?? (ofEnvironment.length > 1 ? `*/${given}` : ofEnvironment[0]);
  const meant = byHalf ?? nearestTo(given, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
