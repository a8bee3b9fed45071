import { stackName, type EmittedPack, type EmittedStack, type InputFile } from '../model';
import type { Diagnostic, Report } from '../diagnostics';
import type { MatchedGraph } from '../pack';
import type { EnvironmentType } from '../platform';
import { backendBlock } from './backend';
import { skipTokenTraces, withOwnTokens } from './cdktf-internals';
import { createResources } from './create-resources';
import { describeStack } from './describe-stack';
import { EnvironmentStack } from './environment-stack';
import type { JsonMap } from './merge-json';
import { movedBlocks } from './moved';
import { outputsOf } from './outputs';
import { stackNotWritten } from './problems';
import { createContext } from './safe-values';

export { cdktfVersion } from './cdktf-internals';
export { createProblems } from './problems';

export interface CreateOptions {
  readonly environmentType: EnvironmentType;
  /** The files that the project was read from. */
  readonly inputs: readonly InputFile[];
  /** What is known of the packs of the platform, sorted by name; those in use are recorded. */
  readonly packs: readonly EmittedPack[];
  /** From the stack's folder to the repository's root, with `/`, such as `../../..`. */
  readonly rootFromStack: string;
}

/**
 * Makes the constructs of one environment's stack and writes them as Terraform JSON. Equal graphs give equal bytes.
 * Reports what goes wrong and then returns nothing: a stack that is not whole is never deployed.
 */
export function create(
  graph: MatchedGraph,
  options: CreateOptions,
  report: Report,
): EmittedStack | undefined {
  skipTokenTraces();
  return withOwnTokens(() => createStack(graph, options, report));
}

function createStack(
  graph: MatchedGraph,
  { environmentType, inputs, packs, rootFromStack }: CreateOptions,
  report: Report,
): EmittedStack | undefined {
  const problems: Diagnostic[] = [];
  const name = stackName(graph.context);
  const stack = new EnvironmentStack(name);
  const reportTo: Report = (problem) => {
    problems.push(problem);
    report(problem);
  };
  const context = createContext(graph.context, environmentType, reportTo);
  const created = createResources(graph, stack, context, reportTo);
  if (problems.length > 0) return undefined;
  try {
    // One by one, because a definition may have said which versions of its provider will do.
    stack.addOverride('terraform.required_version', '>= 1.11.0');
    stack.addOverride(
      'terraform.backend',
      backendBlock(environmentType.backend, graph.context, rootFromStack),
    );
    const moved = movedBlocks(stack, created);
    if (moved.length > 0) stack.addOverride('moved', moved);
    const outputs = outputsOf(created);
    if (outputs.blocks.length > 0) stack.addOverride('output', Object.fromEntries(outputs.blocks));
    const terraform = stack.toTerraform();
    return {
      name,
      terraform: `${JSON.stringify(withBackendNamed(terraform, environmentType), null, 2)}\n`,
      description: describeStack(graph, created, {
        environmentType,
        inputs,
        packs,
        outputs: outputs.names,
      }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(stackNotWritten.at(undefined, { stack: name, reason }));
    return undefined;
  }
}

/** cdktf's commands read the kind of backend from the metadata. */
function withBackendNamed(terraform: JsonMap, { backend }: EnvironmentType): JsonMap {
  const header = terraform['//'] as { metadata: JsonMap; outputs: JsonMap };
  const metadata = { ...header.metadata, backend: backend?.type ?? 'local' };
  return { ...terraform, '//': { ...header, metadata } };
}
