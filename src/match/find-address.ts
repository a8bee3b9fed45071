import { nearestTo } from '../diagnostics';
import { ResourceAddress, type Environment, type Project } from '../model';
import type { Platform } from '../platform';
import { addressOfWorkload, survey } from './survey';

/** How many addresses are suggested at most. */
const MOST = 5;

/** The resource that a text means, or the addresses that may have been meant, the likeliest first. */
export type FoundAddress =
  { readonly address: ResourceAddress } | { readonly suggestions: readonly string[] };

/**
 * Finds what a user means in an environment: an address, `workload.resource`, the name of a workload, or the id of a
 * shared resource where only one has it.
 */
export function findAddress(
  project: Project,
  environment: Environment,
  platform: Platform,
  text: string,
): FoundAddress {
  const { drafts, requests } = survey(project, environment, platform, () => undefined);
  const exact = drafts.get(text);
  if (exact) return { address: exact.address };

  const byName = new Map<string, ResourceAddress>();
  for (const workload of environment.workloads) {
    byName.set(workload.name, addressOfWorkload(workload));
    for (const [name, { address }] of requests.get(workload.name) ?? []) {
      byName.set(`${workload.name}.${name}`, address);
    }
  }
  const named = byName.get(text);
  if (named) return { address: named };

  const addresses = [...drafts.values()].map(({ address }) => address);
  const withId = addresses.filter(({ id }) => id === text);
  const [only, ...others] = withId;
  if (only && others.length === 0) return { address: only };

  const nearestName = nearestTo(text, byName.keys());
  const likely = [
    ...withId.map(String),
    nearestTo(text, drafts.keys()),
    nearestName === undefined ? undefined : String(byName.get(nearestName)),
    ...addresses.filter((address) => resembles(address, text)).map(String),
  ].filter((address) => address !== undefined);
  return { suggestions: [...new Set(likely)].slice(0, MOST) };
}

/** Whether an address differs in one of its parts only, or has the text as one of them. */
function resembles({ type, resourceClass, id }: ResourceAddress, text: string): boolean {
  const other = ResourceAddress.parse(text);
  if (!other) return type === text || id.split('.').includes(text);
  const same = [type === other.type, resourceClass === other.resourceClass, id === other.id];
  return same.filter(Boolean).length === 2 && (id === other.id || type === other.type);
}
