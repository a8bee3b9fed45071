import type { Place } from '../fill/place';
import type { ProviderSchema } from '../provider-schema';
import type { Addresses } from './address';
import type { Json, StackText } from './configuration';
import type { Journal } from './journal';
import type { Strikes } from './strikes';

/** What drifts in a run, and what was to drift and cannot. */
export interface Drift {
  /** Keys of objects that are still to be changed: those that were there when the run began. */
  readonly due: Set<string>;
  /** By key, what is to be said when the object is read. */
  readonly missed: Map<string, string>;
}

/** What the providers of a stack share. */
export interface Shared {
  readonly journal: Journal;
  readonly addresses: Addresses;
  readonly strikes: Strikes;
  readonly drift: Drift;
  readonly text: StackText;
  /** What made-up values begin with, so that environments differ. */
  readonly environment: string;
  /** Ends early, with false, when the cloud is closed. */
  readonly pause: (seconds: number) => Promise<boolean>;
}

/** One provider among those that share a cloud. */
export interface ProviderSite {
  readonly source: string;
  readonly schema: ProviderSchema;
  readonly placeOf: (body: Json | undefined) => Place;
}
