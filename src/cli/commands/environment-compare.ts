import { match, type EnvironmentMatch } from '../../match';
import { readRepository } from '../../read';
import { compareEnvironments } from '../environments/compare';
import { sameEnvironment } from '../environments/problems';
import { selectEnvironments } from '../environments';
import { NOTHING, type RunCommand } from '../invocation';
import { openRepository } from '../repository';
import { renderComparison } from '../views/comparison-text';
import { diagnosticJson, renderJson } from '../views/json';

export const environmentCompare: RunCommand = (invocation) => {
  const { args, options, report, diagnostics, palette } = invocation;
  const [one = '', other = ''] = args;
  if (one === other) {
    report(sameEnvironment.at(undefined, { environment: one }));
    return NOTHING;
  }
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { only, complete } = selectEnvironments([one, other]);
  const projects = readRepository(repository.root, report, { only });
  if (!complete(report)) return NOTHING;
  const matches = match(projects, repository.platform, report);
  const [left, right] = [one, other].map((name) => matches.find((found) => nameOf(found) === name));
  if (!left || !right) return NOTHING;
  const rows = compareEnvironments(left, right).filter(
    ({ equal }) => options.all === true || !equal,
  );
  if (options.format === 'json') {
    const shown = {
      one: identityOf(left),
      other: identityOf(right),
      rows,
      diagnostics: diagnostics.map(diagnosticJson),
    };
    return { output: renderJson(shown), holdsDiagnostics: true };
  }
  return { output: renderComparison(one, other, rows, palette) };
};

function nameOf({ context }: EnvironmentMatch): string {
  return `${context.project}/${context.environment}`;
}

function identityOf({ context }: EnvironmentMatch) {
  const { project, environment, environmentType: type } = context;
  return { project, environment, type };
}
