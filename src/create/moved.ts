import { TerraformResource } from 'cdktf';
import type { ResourceAddress } from '../model';
import type { CreatedResources } from './create-resources';
import { elementsOf, pathWithin, type EnvironmentStack } from './environment-stack';
import { connectionId, logicalId, scopeId } from './logical-ids';

/** A `moved` block of Terraform, by Terraform addresses. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/**
 * The `moved` blocks for everything whose resource, or whose consumer, was renamed: our ids, made for the old address.
 * (cdktf's own `moveFromId` starts Terraform at synth.)
 */
export function movedBlocks(stack: EnvironmentStack, created: CreatedResources): Moved[] {
  const oldIds = new Map<string, string>();
  for (const { node } of created.values()) {
    if (node.address.equals(node.origin)) continue;
    rename(oldIds, node.address, node.origin);
  }
  if (oldIds.size === 0) return [];
  const blocks = elementsOf(stack).flatMap((element): Moved[] => {
    if (!TerraformResource.isTerraformResource(element)) return [];
    const path = pathWithin(stack, element);
    const old = logicalId(path.map((id) => oldIds.get(id) ?? id));
    const { terraformResourceType: type, friendlyUniqueId: id } = element;
    return old === undefined || old === id ? [] : [{ from: `${type}.${old}`, to: `${type}.${id}` }];
  });
  return blocks.sort((a, b) => (a.to < b.to ? -1 : 1));
}

function rename(
  oldIds: Map<string, string>,
  address: ResourceAddress,
  origin: ResourceAddress,
): void {
  oldIds.set(scopeId(address), scopeId(origin));
  oldIds.set(connectionId(address), connectionId(origin));
}
