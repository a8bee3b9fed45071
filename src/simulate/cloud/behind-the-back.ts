import { conformBlock } from '../planning/conform';
import type { ProviderSchema } from '../provider-schema';
import { drifted } from './drift';
import { keyOf, type Journal } from './journal';
import { faultText } from './parse-fault';
import type { Drift, Shared } from './shared';
import type { Strikes } from './strikes';

/** Lets disappear what is to be gone when a run begins. */
export function removeWhatIsGone(journal: Journal, strikes: Strikes): void {
  for (const { source, type, id, address } of [...journal.objects.values()]) {
    const isGone = strikes(type, address).some(({ kind }) => kind === 'gone');
    if (isGone) journal.append({ event: 'gone', source, type, id, address });
  }
}

/** What is to drift in a run that begins. */
export function driftOf(journal: Journal, strikes: Strikes): Drift {
  const due = [...journal.objects.values()].filter(({ type, address }) =>
    strikes(type, address).some(({ kind }) => kind === 'drift'),
  );
  return { due: new Set(due.map(keyOf)), missed: new Map() };
}

/** Changes what is to drift of a provider, now that it is known what its resources are made of. */
export function changeWhatDrifts(
  source: string,
  schema: ProviderSchema,
  { journal, strikes, addresses, drift }: Shared,
): void {
  for (const key of [...drift.due]) {
    const object = journal.objects.get(key);
    const block = object && schema.resources[object.type]?.block;
    if (!block || object.source !== source) continue;
    drift.due.delete(key);
    const { type, address } = object;
    const body = address === null ? undefined : addresses.bodyAt(address);
    for (const fault of strikes(type, address).filter(({ kind }) => kind === 'drift')) {
      const before = conformBlock((journal.objects.get(key) ?? object).state, block);
      const state = drifted(type, before, block, fault.detail, body);
      if (state) journal.append({ event: 'drifted', ...object, state });
      else drift.missed.set(key, `${faultText(fault)}: nothing such of a ${type} can be changed.`);
    }
  }
}
