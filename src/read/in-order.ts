import type { Diagnostic, Report } from '../diagnostics';
import { LIMITS, printCount } from './limits';
import { invalidValue, moreProblems, unknownAlias } from './problems';

/** Where the checks of one file send what they find. */
export interface FileReport {
  readonly report: Report;
  /** True once so much was found that a check which is costly may end. */
  readonly isFull: () => boolean;
}

/**
 * Runs the checks of one file and passes on what they found in the order of the text, whichever check found it, up to a
 * limit. Answers what the checks answer, and whether there was any error.
 */
export function inOrder<Result>(
  report: Report,
  check: (report: FileReport) => Result,
): { readonly result: Result; readonly failed: boolean } {
  const found: Diagnostic[] = [];
  const result = check({
    report: (diagnostic) => found.push(diagnostic),
    isFull: () => found.length > 2 * LIMITS.problems,
  });
  // An alias to nothing has the wrong type only because of that, which is not worth saying.
  const dangling = new Set(
    found.flatMap(({ code, subject }) => (code === unknownAlias.code ? subject?.start : [])),
  );
  const sorted = found
    .filter(({ code, subject }) => code !== invalidValue.code || !dangling.has(subject?.start))
    .sort((a, b) => (a.subject?.start ?? 0) - (b.subject?.start ?? 0));
  for (const diagnostic of sorted.slice(0, LIMITS.problems)) report(diagnostic);
  const more = sorted.slice(LIMITS.problems);
  const [first] = more;
  if (first) report(moreProblems.at(first.subject, { count: printCount(more.length) }));
  return { result, failed: found.some(({ severity }) => severity === 'error') };
}
