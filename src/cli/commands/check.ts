import { isError } from '../../diagnostics';
import { match } from '../../match';
import { NOTHING, type RunCommand } from '../invocation';
import { openRepository, readChosen } from '../repository';
import { renderMatrix, type CheckedEnvironment } from '../views/check-matrix';
import { diagnosticJson, renderJson } from '../views/json';

export const check: RunCommand = (invocation) => {
  const { options, diagnostics, palette, report } = invocation;
  const repository = openRepository(invocation);
  const projects = repository && readChosen(invocation, repository.root);
  const incomplete = diagnostics.some(isError);
  const environments = projects
    ? match(projects, repository.platform, report).map(toChecked)
    : undefined;
  if (options.format === 'json') {
    const shown = {
      environments: environments ?? [],
      diagnostics: diagnostics.map(diagnosticJson),
    };
    return { output: renderJson(shown), holdsDiagnostics: true };
  }
  if (!environments) return NOTHING;
  const findings = { errors: diagnostics.filter(isError).length, incomplete };
  return { output: renderMatrix(environments, findings, palette) };
};

function toChecked({ context, resources }: ReturnType<typeof match>[number]): CheckedEnvironment {
  return {
    project: context.project,
    environment: context.environment,
    resources: resources.map((resource) => ({
      address: String(resource.address),
      definition: resource.match?.definition.name ?? null,
      pack: resource.match?.pack ?? null,
    })),
  };
}
