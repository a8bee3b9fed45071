import type { Diagnostic, Report } from '../diagnostics';
import type { Project } from '../model';
import type { Platform } from '../platform';
import { matchEnvironment, type EnvironmentMatch } from './match-environment';
import { byText } from './words';

export { deploymentContext } from './deployment-context';
export { explainResource, type Candidate, type Explanation } from './explain';
export { findAddress, type FoundAddress } from './find-address';
export { impactOf, type AffectedResource, type Impact } from './impact';
export { matchEnvironment, type EnvironmentMatch, type ResourceMatch } from './match-environment';
export { matchProblems } from './problems';

/**
 * Matches every environment of every project; sorted by project, then environment. What is wrong with a Score file is
 * reported once, however many environments it is wrong in.
 */
export function match(
  projects: readonly Project[],
  platform: Platform,
  report: Report,
): EnvironmentMatch[] {
  const matches: EnvironmentMatch[] = [];
  for (const project of [...projects].sort((a, b) => byText(a.name, b.name))) {
    const reportOnce = once(report);
    for (const environment of [...project.environments].sort((a, b) => byText(a.name, b.name))) {
      matches.push(matchEnvironment(project, environment, platform, reportOnce));
    }
  }
  return matches;
}

function once(report: Report): Report {
  const reported = new Set<string>();
  return (diagnostic) => {
    const key = identityOf(diagnostic);
    if (reported.has(key)) return;
    reported.add(key);
    report(diagnostic);
  };
}

function identityOf({ code, detail, subject }: Diagnostic): string {
  const place = subject
    ? `${subject.file.path}:${String(subject.start)}-${String(subject.end)}`
    : '';
  return [code, place, detail].join('\n');
}
