import type { Diagnostic, Report } from '../diagnostics';
import type { Environment, Project } from '../model';
import type { Platform } from '../platform';
import { AlikeEnvironments } from './alike';
import { matchEnvironment, type EnvironmentMatch } from './match-environment';
import { byText } from './words';

export { deploymentContext } from './deployment-context';
export { explainResource } from './explain';
export { findAddress } from './find-address';
export { imagesIn } from './images';
export { impactOf } from './impact';
export { matchEnvironment, type EnvironmentMatch } from './match-environment';
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
  return [...matchEach(projects, platform, report)];
}

/** As `match`, one environment at a time, for those who keep none of them. */
export function* matchEach(
  projects: readonly Project[],
  platform: Platform,
  report: Report,
): Generator<EnvironmentMatch> {
  for (const project of [...projects].sort((a, b) => byText(a.name, b.name))) {
    const reportOnce = once(report);
    const alike = AlikeEnvironments.of(project, platform);
    for (const environment of [...project.environments].sort((a, b) => byText(a.name, b.name))) {
      yield (
        alike.find(environment) ?? matchFirst(project, environment, platform, reportOnce, alike)
      );
    }
  }
}

function matchFirst(
  project: Project,
  environment: Environment,
  platform: Platform,
  report: Report,
  alike: AlikeEnvironments,
): EnvironmentMatch {
  const said: Diagnostic[] = [];
  const match = matchEnvironment(project, environment, platform, (diagnostic) => {
    said.push(diagnostic);
    report(diagnostic);
  });
  if (said.length === 0) alike.keep(environment, match);
  return match;
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
