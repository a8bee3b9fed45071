import { create } from '../../src/create';
import type { Diagnostic } from '../../src/diagnostics';
import { matchEnvironment } from '../../src/match';
import {
  inputsOf,
  stackName,
  type EmittedStack,
  type Environment,
  type Project,
} from '../../src/model';
import type { MatchedGraph } from '../../src/pack';
import type { Platform } from '../../src/platform';

/** What became of an environment: its stack, or what was wrong. */
export interface Attempt {
  readonly name: string;
  readonly graph?: MatchedGraph | undefined;
  readonly stack?: EmittedStack | undefined;
  readonly errors: readonly Diagnostic[];
}

/** Matches and creates one environment. */
export function attempt(project: Project, environment: Environment, platform: Platform): Attempt {
  const errors: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => {
    if (diagnostic.severity === 'error') errors.push(diagnostic);
  };
  const { graph, context } = matchEnvironment(project, environment, platform, report);
  const name = stackName(context);
  const environmentType = platform.environmentTypes[environment.type];
  if (!graph || !environmentType) return { name, errors };
  const stack = create(
    graph,
    {
      environmentType,
      inputs: inputsOf(project, environment),
      packs: [],
      rootFromStack: '../../..',
    },
    report,
  );
  return { name, graph, stack: errors.length > 0 ? undefined : stack, errors };
}
