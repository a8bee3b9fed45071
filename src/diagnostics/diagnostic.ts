import type { SourceRange } from './source';

/** An error stops what was asked for; a warning never does. */
export type Severity = 'error' | 'warning';

/** Who found it: a stage, or `platform` (loading the platform's code) or `cli` (the command line). */
export type Finder =
  'read' | 'platform' | 'match' | 'create' | 'edit' | 'deploy' | 'simulate' | 'cli';

/** Permanent, because people search for it. */
export type ProblemCode = `${Finder}/${string}`;

/** A second place that takes part in a problem, such as the other half of a conflict. */
export interface RelatedPlace {
  readonly message: string;
  readonly subject?: SourceRange | undefined;
}

/** One thing the user should know, with the place it is about. Data only: views decide how it looks. */
export interface Diagnostic {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly summary: string;
  readonly detail: string;
  readonly subject?: SourceRange | undefined;
  readonly related: readonly RelatedPlace[];
}

/** Where stages send what they find. Reporting never throws, so one run can report every problem. */
export type Report = (diagnostic: Diagnostic) => void;

/** Whether a diagnostic stands in the way of going on. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
