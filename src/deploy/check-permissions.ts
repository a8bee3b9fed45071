import type { Diagnostic } from '../diagnostics';
import { emptyPlan, unknownPermissions } from './changes';
import { lastKnown } from './last-known';
import { environmentOf, type Site } from './site';
import type { StackPlace } from './engine/types';
import { parseDescription, readStack } from './stack-files';

/**
 * Checks permissions that were given for several environments at once: each has to name something in one of them. What
 * only a plan shows, such as the inside of a module, cannot be named here.
 */
export async function checkPermissions(
  allowed: readonly string[],
  places: readonly StackPlace[],
  { store }: Pick<Site, 'store'>,
): Promise<readonly Diagnostic[]> {
  if (allowed.length === 0) return [];
  const stacks = await Promise.all(
    places.map(async (place) => {
      const description = parseDescription(readStack(place).description);
      const { description: before } = await lastKnown(store, environmentOf(description));
      return { plan: emptyPlan(description), description, before };
    }),
  );
  return unknownPermissions(allowed, stacks);
}
