import type { Diagnostic, ProblemCode, RelatedPlace, Severity } from './diagnostic';
import type { SourceRange } from './source';

interface ProblemOptions<Facts> {
  /** Permanent: people search for it, and `scoreform explain <code>` looks it up. */
  readonly code: ProblemCode;
  /** @default 'error' */
  readonly severity?: Severity;
  /** The kind of problem. Never holds user data, so that readers learn to recognise it. */
  readonly summary: string;
  /** What is wrong, why it matters, what to do: full sentences, in that order. */
  readonly detail: (facts: Facts) => string;
  /** The long text behind the code, for somebody who meets it for the first time; plain paragraphs. */
  readonly explanation: string;
}

/** One kind of problem, ready to be found at a place in the user's text. */
export interface Problem<Facts> extends ProblemOptions<Facts> {
  readonly severity: Severity;
  at(subject: SourceRange | undefined, facts: Facts, related?: readonly RelatedPlace[]): Diagnostic;
}

/** Declares a kind of problem once, so that its code, words and explanation stay together. */
export function defineProblem<Facts>(options: ProblemOptions<Facts>): Problem<Facts> {
  const { code, summary, detail, severity = 'error' } = options;
  return {
    ...options,
    severity,
    at: (subject, facts, related = []) => ({
      code,
      severity,
      summary,
      detail: detail(facts),
      subject,
      related,
    }),
  };
}
