import type { Match } from '../model';
import type { Pack, ResourceDefinition } from '../pack';
import type { Rule } from '../platform';
import { compareCriteria, mismatchOf, type Wanted } from './criteria';
import { definitionsFor, rulesFor, supportFor, type Offers } from './offers';

/** A definition that applies, and who offers it. */
export interface Offer {
  readonly definition: ResourceDefinition;
  readonly by: Rule | Pack;
}

/** What came of the search for a definition. */
export type Choice =
  | { readonly kind: 'chosen'; readonly match: Match<ResourceDefinition>; readonly by: Rule | Pack }
  | { readonly kind: 'tie'; readonly tied: readonly Offer[] }
  | { readonly kind: 'none' };

/** Chooses the definition of a resource: the most specific rule, and a pack where no rule applies. Order never decides. */
export function choose(offers: Offers, wanted: Wanted): Choice {
  const rules = mostSpecific(
    rulesFor(offers, wanted.address).filter(
      ({ criteria }) => mismatchOf(criteria, wanted, offers.context) === undefined,
    ),
  );
  if (rules.length > 0) return single(rules.map((by) => ({ definition: by.definition, by })));
  const offered = offersOf(offers, wanted, definitionsFor);
  return single(offered.length > 0 ? offered : offersOf(offers, wanted, supportFor));
}

function offersOf({ packs }: Offers, { address }: Wanted, of: typeof definitionsFor): Offer[] {
  return packs.flatMap((by) => of(by, address).map((definition) => ({ definition, by })));
}

/** Whether a candidate comes from a rule, not from a pack. */
export function isRule(by: Rule | Pack): by is Rule {
  return 'criteria' in by;
}

function single(offers: readonly Offer[]): Choice {
  const [offer, ...others] = offers;
  if (!offer) return { kind: 'none' };
  if (others.length > 0) return { kind: 'tie', tied: offers };
  const { definition, by } = offer;
  return { kind: 'chosen', match: { definition, pack: isRule(by) ? null : by.name }, by };
}

function mostSpecific(rules: readonly Rule[]): readonly Rule[] {
  let best: Rule[] = [];
  for (const rule of rules) {
    const order = best[0] ? compareCriteria(rule.criteria, best[0].criteria).order : 1;
    if (order > 0) best = [rule];
    else if (order === 0) best.push(rule);
  }
  return best;
}
