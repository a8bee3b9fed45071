import { isSecret } from '../pack';
import type { CreatedResource, CreatedResources } from './create-resources';
import { scopeId } from './logical-ids';

interface StackOutputs {
  /** Terraform's output blocks, by name. */
  readonly blocks: readonly (readonly [string, { readonly value: unknown }])[];
  /** The output's name by resource address. */
  readonly names: ReadonlyMap<string, string>;
}

/** One Terraform output for each resource that a workload asked for: its outputs, without secrets and handles. */
export function outputsOf(created: CreatedResources): StackOutputs {
  const blocks: [string, { readonly value: unknown }][] = [];
  const names = new Map<string, string>();
  for (const [address, resource] of created) {
    const value = shownOutputs(resource);
    if (Object.keys(value).length === 0) continue;
    const name = scopeId(resource.node.address);
    blocks.push([name, { value }]);
    names.set(address, name);
  }
  return { blocks, names };
}

function shownOutputs({ node, outputs }: CreatedResource): Record<string, unknown> {
  const { type } = node.match.definition;
  if (!type.requestable) return {};
  const secrets: readonly string[] = type.secrets ?? [];
  return Object.fromEntries(
    Object.entries(outputs).filter(
      ([name, value]) =>
        value !== undefined &&
        !isSecret(value) &&
        !secrets.includes(name) &&
        (type.outputsIn !== undefined || name in type.outputs.shape),
    ),
  );
}
