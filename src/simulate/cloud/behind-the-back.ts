import { conformBlock } from '../planning/conform';
import type { ProviderSchema } from '../provider-schema';
import type { Shared } from './changes';
import { drifted } from './drift';
import { keyOf } from './journal';
import { faultText } from './parse-fault';

/** Lets disappear what is to be gone when a run begins. */
export function removeWhatIsGone({ journal, strikes }: Shared): void {
  for (const { source, type, id, address } of [...journal.objects.values()]) {
    const isGone = strikes(type, address).some(({ kind }) => kind === 'gone');
    if (isGone) journal.append({ event: 'gone', source, type, id, address });
  }
}

/**
 * Changes what is to drift when a run begins.
 *
 * @returns by key of the object, what is to be said of a fault that can change nothing of it
 */
export function changeWhatDrifts(
  source: string,
  schema: ProviderSchema,
  { journal, strikes, addresses }: Shared,
): ReadonlyMap<string, string> {
  const missed = new Map<string, string>();
  for (const object of [...journal.objects.values()]) {
    const block = schema.resources[object.type]?.block;
    if (object.source !== source || !block) continue;
    const { type, address } = object;
    for (const fault of strikes(type, address).filter(({ kind }) => kind === 'drift')) {
      const before = conformBlock(journal.objects.get(keyOf(object))?.state ?? object.state, block);
      const body = address === null ? undefined : addresses.bodyAt(address);
      const state = drifted(type, before, block, fault.detail, body);
      if (state) journal.append({ event: 'drifted', ...object, state });
      else
        missed.set(
          keyOf(object),
          `${faultText(fault)}: ${type} has nothing such that could change.`,
        );
    }
  }
  return missed;
}
