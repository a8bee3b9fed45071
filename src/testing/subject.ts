import type { ValueMap } from '../model';
import type { Pack, ResourceDefinition } from '../pack';
import type { Trial, TrialOptions } from './trial';

/** A definition that is looked at, and what came of creating it. */
export interface Subject {
  readonly pack: Pack;
  readonly definition: ResourceDefinition;
  readonly samples: readonly ValueMap[];
  /** Creates resources of it anew. */
  tryOut(options: TrialOptions): Trial;
}
