import { setTimeout as sleep } from 'node:timers/promises';
import type { Diagnostic } from '../../diagnostics';
import type { Fault } from '../fault';
import type { Cloud } from '../provider';
import type { ProviderSchema } from '../provider-schema';
import { addressesOf } from './address';
import { driftOf, removeWhatIsGone } from './behind-the-back';
import type { StackText } from './configuration';
import { placesOf } from '../fill/place';
import { openJournal } from './journal';
import { cloudUnreadable } from './problems';
import { providerCloud } from './provider-cloud';
import type { Shared } from './shared';
import { checkFaults, strikesOf } from './strikes';

export interface CloudOptions {
  /** The file that says what is there; made when something is. */
  readonly file: string;
  readonly stack: StackText;
  /** @default none */
  readonly faults?: readonly Fault[];
}

/** A cloud that is only pretended, for one environment. */
export interface SimulatedCloud {
  /** What one provider of the stack has of it; the source as Terraform addresses it. */
  forProvider(source: string, schema: ProviderSchema): Cloud;
  /** Ends what is being waited for. */
  close(): void;
}

const MILLISECONDS = 1000;

/** Opens the cloud of an environment; where its file or a fault is not as it should be, says so. */
export function openCloud({
  file,
  stack,
  faults = [],
}: CloudOptions): SimulatedCloud | readonly Diagnostic[] {
  const wrong = checkFaults(faults, stack);
  if (wrong.length > 0) return wrong;
  const journal = openJournal(file);
  if (typeof journal === 'number') return [cloudUnreadable.at(undefined, { file, line: journal })];

  const strikes = strikesOf(faults, stack);
  removeWhatIsGone(journal, strikes);
  const closing = new AbortController();
  const shared: Shared = {
    journal,
    text: stack,
    addresses: addressesOf(stack, (address) => journal.at(address)?.state),
    strikes,
    drift: driftOf(journal, strikes),
    environment: stack.description?.stack ?? '',
    pause: (seconds) =>
      sleep(seconds * MILLISECONDS, true, { signal: closing.signal }).catch(() => false),
  };
  return {
    forProvider: (source, schema) =>
      providerCloud({ source, schema, placeOf: placesOf(stack, source) }, shared),
    close() {
      closing.abort();
    },
  };
}
