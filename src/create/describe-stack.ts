import type { TerraformElement } from 'cdktf';
import type { SourceRange } from '../diagnostics';
import {
  edgesFrom,
  stackName,
  type EmittedEdge,
  type EmittedPack,
  type EmittedPosition,
  type EmittedResource,
  type InputFile,
  type StackDescription,
} from '../model';
import { identityOf, type MatchedGraph } from '../pack';
import { LOCAL_BACKEND, type EnvironmentType } from '../platform';
import type { CreatedResources } from './create-resources';
import { elementsOf, kindOfElement } from './environment-stack';

export interface DescriptionFacts {
  readonly environmentType: EnvironmentType;
  readonly inputs: readonly InputFile[];
  readonly packs: readonly EmittedPack[];
  /** The Terraform output of each resource that has one, by address. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** What a deployment has to know of a stack and can no longer ask. */
export function describeStack(
  graph: MatchedGraph,
  created: CreatedResources,
  { environmentType, inputs, packs, outputs }: DescriptionFacts,
): StackDescription {
  const { context } = graph;
  const dependsOn = edgesFrom(graph.edges);
  const used = new Set(graph.nodes.map(({ match }) => match.pack));
  const resources = graph.nodes.map((node): EmittedResource => {
    const address = String(node.address);
    const elements = elementsOfResource(created, address);
    return {
      ...identityOf(node),
      dependsOn: (dependsOn.get(address) ?? []).map(({ to, kind, access }): EmittedEdge => ({
        to: String(to),
        kind,
        ...(access === undefined ? {} : { access }),
      })),
      requestedAt: node.requestedAt.map(positionOf),
      terraform: elements.map(({ address: terraform }) => terraform).sort(),
      stateful: elements
        .filter(({ type }) => type !== undefined && node.match.definition.stateful.includes(type))
        .map(({ address: terraform }) => terraform)
        .sort(),
      statefulTypes: node.match.definition.stateful,
      output: outputs.get(address) ?? null,
    };
  });
  return {
    version: 1,
    stack: stackName(context),
    project: context.project,
    environment: context.environment,
    environmentType: context.environmentType,
    labels: Object.fromEntries(Object.entries(context.labels).sort(([a], [b]) => (a < b ? -1 : 1))),
    protected: environmentType.protected ?? false,
    expires: graph.expires ?? null,
    paused: context.paused,
    backend: environmentType.backend?.type ?? LOCAL_BACKEND,
    resources: resources.sort((a, b) => (a.address < b.address ? -1 : 1)),
    renames: graph.nodes
      .filter(({ address, origin }) => !address.equals(origin))
      .map(({ address, origin }) => ({ from: String(origin), to: String(address) }))
      .sort((a, b) => (a.to < b.to ? -1 : 1)),
    inputs,
    packs: packs.filter(({ name }) => used.has(name)),
  };
}

function elementsOfResource(created: CreatedResources, address: string): TerraformPlace[] {
  const resource = created.get(address);
  return resource ? elementsOf(resource.scope).flatMap(placeOf) : [];
}

interface TerraformPlace {
  readonly address: string;
  /** Absent for a module, whose resources only a plan shows. */
  readonly type?: string;
}

function placeOf(element: TerraformElement): TerraformPlace[] {
  const kind = kindOfElement(element);
  if (!kind) return [];
  const address = `${kind.prefix}.${element.friendlyUniqueId}`;
  return [kind.type === undefined ? { address } : { address, type: kind.type }];
}

function positionOf({ file, start }: SourceRange): EmittedPosition {
  return { file: file.path, ...file.positionAt(start) };
}
