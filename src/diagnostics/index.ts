export { defineProblem, type Problem } from './define-problem';
export { didYouMean, nearestTo } from './did-you-mean';
export { isError, type Diagnostic, type Report } from './diagnostic';
export { SourceFile, type Position, type SourceRange } from './source';
