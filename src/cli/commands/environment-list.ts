import { knownType } from '../environments/environment-type';
import { NOTHING, type RunCommand } from '../invocation';
import { openRepository, readChosen } from '../repository';
import { renderEnvironments, type ListedEnvironment } from '../views/environments-text';
import { renderJson } from '../views/json';

export const environmentList: RunCommand = (invocation) => {
  const { options, palette, terminal } = invocation;
  const repository = openRepository(invocation);
  if (!repository) return NOTHING;
  const { environmentTypes } = repository.platform;
  const types = Object.keys(environmentTypes);
  const { type: wanted } = options;
  if (wanted !== undefined && knownType(wanted, types, invocation) === undefined) return NOTHING;
  const projects = readChosen(invocation, repository.root);
  if (!projects) return NOTHING;
  const rank = (type: string) => (types.includes(type) ? types.indexOf(type) : types.length);
  const environments = projects
    .flatMap(({ name: project, environments: ofProject }) =>
      ofProject.map(({ name, type, paused, expires = null, labels }): ListedEnvironment => ({
        project,
        environment: name,
        name: `${project}/${name}`,
        type,
        protected: environmentTypes[type]?.protected ?? false,
        paused,
        expires,
        labels: Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))),
      })),
    )
    .filter(({ type }) => wanted === undefined || type === wanted)
    // Reading sorts by project and name, and sorting keeps that.
    .sort((a, b) => rank(a.type) - rank(b.type));
  return {
    output:
      options.format === 'json'
        ? renderJson({ environments })
        : renderEnvironments(environments, terminal.now(), palette),
  };
};
