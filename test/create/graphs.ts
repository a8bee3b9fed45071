import { z } from 'zod';
import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { SourceFile, type Diagnostic } from '../../src/diagnostics';
import { create } from '../../src/create';
import {
  ResourceAddress,
  type DeploymentContext,
  type Edge,
  type EmittedStack,
} from '../../src/model';
import type { MatchedGraph, MatchedNode, ResourceDefinition, ResourceType } from '../../src/pack';
import { defineResource, defineResourceType, escapeText } from '../../src/pack';

/** A builtin resource that records what it is given: the smallest thing that Terraform can apply without a provider. */
export class Recorded extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: unknown,
  ) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}

/** A type that takes anything and gives `host`, `port`, `tags` back by reference to what it recorded. */
export const anything: ResourceType = defineResourceType({
  name: 'anything',
  summary: 'Anything.',
  params: z.looseObject({}),
  outputs: z.strictObject({
    host: z.string(),
    port: z.number(),
    tags: z.record(z.string(), z.string()),
    said: z.record(z.string(), z.string()).optional(),
  }),
});

export const recording: ResourceDefinition = defineResource(anything as never, {
  summary: 'Records its params.',
  stateful: ['terraform_data'],
  create: ({ scope, params }: { scope: Construct; params: unknown }) => {
    const record = new Recorded(scope, 'Default', params);
    return {
      host: record.getStringAttribute('output.host'),
      port: record.getNumberAttribute('output.port'),
      tags: record.getStringMapAttribute('output.tags'),
      said: {
        quote: escapeText('say "hi" ${x}'),
        host: `at ${record.getStringAttribute('output.host')}`,
      },
    } as never;
  },
});

export const CONTEXT: DeploymentContext = {
  project: 'shop',
  environment: 'development',
  environmentType: 'development',
  labels: {},
  owners: [],
  paused: false,
  values: {},
  workloads: {},
};

const FILE = new SourceFile('projects/shop/cart/score.yaml', 'resources:\n  db:\n');

/** A node of the recording definition, unless told otherwise. */
export function nodeOf(address: string, more: Partial<MatchedNode> = {}): MatchedNode {
  const parsed = ResourceAddress.parse(address);
  if (!parsed) throw new Error(`not an address: ${address}`);
  return {
    address: parsed,
    origin: parsed,
    match: { definition: recording, pack: 'test' },
    params: {},
    needs: {},
    uses: {},
    workloads: ['cart'],
    requestedAt: [FILE.range(13, 15)],
    ...more,
  };
}

export function graphOf(nodes: readonly MatchedNode[], edges: readonly Edge[] = []): MatchedGraph {
  return { context: CONTEXT, nodes, edges, renames: [] };
}

/** The stack of a graph, and what was reported on the way. */
export function created(graph: MatchedGraph): {
  stack: EmittedStack | undefined;
  problems: Diagnostic[];
} {
  const problems: Diagnostic[] = [];
  const stack = create(
    graph,
    { environmentType: { packs: [] }, inputs: [], packs: [], rootFromStack: '../../..' },
    (problem) => problems.push(problem),
  );
  return { stack, problems };
}

/** The Terraform of a graph that has nothing wrong with it. */
export function terraformOf(graph: MatchedGraph): TerraformJson {
  const { stack, problems } = created(graph);
  if (!stack) throw new Error(problems.map(({ code, detail }) => `${code}: ${detail}`).join('\n'));
  return JSON.parse(stack.terraform) as TerraformJson;
}

export interface TerraformJson {
  readonly resource: Readonly<
    Record<string, Readonly<Record<string, { readonly input: unknown }>>>
  >;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly terraform: Readonly<Record<string, unknown>>;
}
