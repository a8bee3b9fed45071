import type { MatchedNode } from './define-pack';

/** What a resource of a graph is called, and what makes it, as every description of it says. */
export function identityOf({ address, match, workloads }: MatchedNode) {
  return {
    address: String(address),
    type: address.type,
    class: address.resourceClass,
    id: address.id,
    definition: match.definition.name,
    pack: match.pack,
    workloads,
  };
}
