import type { ResourceAddress } from '../model';
import type { CreatedResources } from './create-resources';
import { elementsOf, kindOfElement, pathWithin, type EnvironmentStack } from './environment-stack';
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
    const kind = kindOfElement(element);
    // What is only read has no state to move.
    if (!kind || kind.prefix.startsWith('data.')) return [];
    const path = pathWithin(stack, element);
    const old = logicalId(path.map((id) => oldIds.get(id) ?? id));
    const { friendlyUniqueId: id } = element;
    if (old === undefined || old === id) return [];
    return [{ from: `${kind.prefix}.${old}`, to: `${kind.prefix}.${id}` }];
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
