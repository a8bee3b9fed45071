export { defineProblem, type Problem } from './define-problem';
export { didYouMean, nearestTo } from './did-you-mean';
export type { Diagnostic, Report } from './diagnostic';
export { SourceFile, type Position, type SourceRange } from './source';
