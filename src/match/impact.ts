import { ResourceAddress } from '../model';
import type { ResourceDefinition } from '../pack';
import type { EnvironmentMatch } from './match-environment';
import { byText } from './words';

/** A resource that a definition makes, and the environment it is in. */
export interface AffectedResource {
  readonly project: string;
  readonly environment: string;
  readonly address: ResourceAddress;
}

/** What a change of a definition would affect. */
export interface Impact {
  readonly definition: string;
  readonly type: string;
  readonly class: string;
  /** Sorted by project, environment and address. */
  readonly resources: readonly AffectedResource[];
}

/** Every definition of a pack with the resources that it makes in all environments; sorted by type and class. */
export function impactOf(matches: readonly EnvironmentMatch[], packName: string): Impact[] {
  const impacts = new Map<string, Impact & { resources: AffectedResource[] }>();
  const impactOn = (definition: ResourceDefinition) => {
    const { name, type, class: resourceClass } = definition;
    const key = [type.name, resourceClass, name].join(' ');
    let impact = impacts.get(key);
    if (!impact) {
      impact = { definition: name, type: type.name, class: resourceClass, resources: [] };
      impacts.set(key, impact);
    }
    return impact;
  };
  for (const { context, packs, resources } of matches) {
    const { project, environment } = context;
    const own = packs.filter(({ name }) => name === packName);
    for (const definition of own.flatMap((pack) => pack.resources)) impactOn(definition);
    for (const { address, match } of resources) {
      if (match?.pack !== packName) continue;
      impactOn(match.definition).resources.push({ project, environment, address });
    }
  }
  const sorted = [...impacts].sort(([a], [b]) => byText(a, b)).map(([, impact]) => impact);
  for (const { resources } of sorted) resources.sort(compareAffected);
  return sorted;
}

function compareAffected(a: AffectedResource, b: AffectedResource): number {
  return (
    byText(a.project, b.project) ||
    byText(a.environment, b.environment) ||
    ResourceAddress.compare(a.address, b.address)
  );
}
