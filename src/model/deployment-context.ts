import type { EnvironmentValue } from './project';
import type { ServicePort } from './workload';

/** What is known of an environment before anything is matched: all that rules and packs may look at. */
export interface DeploymentContext {
  readonly project: string;
  readonly environment: string;
  readonly environmentType: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly owners: readonly string[];
  readonly values: Readonly<Record<string, EnvironmentValue>>;
  /** True where workloads are to stand still; what holds data stays. */
  readonly paused: boolean;
  /** The ports of every workload of the project, by workload. */
  readonly workloads: Readonly<Record<string, readonly ServicePort[]>>;
}

/** The id of the stack of an environment; no project or environment name holds `--`. */
export function stackName(context: { readonly project: string; readonly environment: string }) {
  return `${context.project}-${context.environment}`;
}
