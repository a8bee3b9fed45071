import type { DeploymentContext, Environment, Project } from '../model';
import { byText } from './words';

/** What rules, packs and definitions may know of an environment. */
export function deploymentContext(project: Project, environment: Environment): DeploymentContext {
  return {
    project: project.name,
    environment: environment.name,
    environmentType: environment.type,
    labels: environment.labels,
    owners: project.owners,
    values: environment.values,
    paused: environment.paused,
    workloads: Object.fromEntries(
      environment.workloads
        .map(({ name, ports }) => [name, ports] as const)
        .sort(([a], [b]) => byText(a, b)),
    ),
  };
}
