import { didYouMean, type Report } from '../diagnostics';
import { DEFAULT_CLASS } from '../model';
import { isRule, type Offer } from './choose';
import type { Draft } from './expand';
import { allDefinitions, environmentTypeOf, offersIn, rulesFor } from './offers';
import { noDefinition, tie } from './problems';
import { neededBy, type Survey } from './survey';
import { byText, quoteAll } from './words';

/** Reports where no definition, or more than one, was found for a resource. */
export function reportChoice(draft: Draft, survey: Survey, report: Report): void {
  const { choice, address } = draft;
  if (choice.kind === 'chosen') return;
  const facts = { address: String(address), neededBy: neededBy(draft) };
  if (choice.kind === 'tie') {
    report(
      tie.at(
        placeOf(draft, survey),
        { ...facts, ...describeTie(choice.tied) },
        related(choice.tied),
      ),
    );
    return;
  }
  // Whoever fixes the type of the environment, or its pack, may well fix this too.
  if (!survey.environmentType || survey.offers.failures.length > 0) return;
  const reason = reasonForNone(draft, survey);
  report(noDefinition.at(placeOf(draft, survey), { ...facts, reason }));
}

function placeOf({ address, merged }: Draft, { places }: Survey) {
  const asked = merged.sources[0]?.request;
  const range = places.get(String(address))?.[0];
  if (!asked) return range;
  const field = asked.request.class === undefined ? 'type' : 'class';
  return asked.workload.rangeOf(['resources', asked.request.name, field]) ?? range;
}

function describeTie(tied: readonly Offer[]) {
  const count = tied.length === 2 ? 'two' : String(tied.length);
  if (tied.every(({ by }) => isRule(by))) {
    return {
      among: `${count} rules are equally specific`,
      advice: 'Name one more fact in one of them.',
    };
  }
  const packs = [...new Set(tied.map(nameOf))].sort();
  if (packs.length === 1) {
    return {
      among: `the pack ${quoteAll(packs)} has ${count} definitions`,
      advice: 'Give one of them a class of its own.',
    };
  }
  return {
    among: `the packs ${quoteAll(packs)} both have a definition`.replace(
      ' both ',
      packs.length === 2 ? ' both ' : ' all ',
    ),
    advice: 'Leave it out of one of them with .without(…), choose with .only(…), or write a rule.',
  };
}

function nameOf({ by }: Offer): string {
  return isRule(by) ? (by.calledAt ?? 'unknown place') : by.name;
}

function related(tied: readonly Offer[]) {
  return tied
    .map((offer) =>
      isRule(offer.by)
        ? `The rule at ${nameOf(offer)} chooses "${offer.definition.name}".`
        : `The pack "${nameOf(offer)}" has "${offer.definition.name}".`,
    )
    .sort(byText)
    .map((message) => ({ message }));
}

function reasonForNone({ address, merged }: Draft, survey: Survey): string {
  const { offers, context } = survey;
  const { type, resourceClass } = address;
  const where = `"${context.environmentType}" environments`;
  if (rulesFor(offers, address).length > 0) {
    return `Rules exist for it, but none of them applies here, and the packs of ${where} do not have it. To see why:\n\nscoreform explain '${String(address)}' -e ${context.project}/${context.environment}`;
  }
  const inPacks = offers.packs.flatMap(({ resources }) => resources);
  const classes = inPacks.filter((known) => known.type.name === type).map((known) => known.class);
  if (classes.length > 0) {
    const known = [...new Set(classes)].sort();
    const has = known.length === 1 ? 'class' : 'classes';
    return `In ${where} the type "${type}" has the ${has} ${quoteAll(known)}, and no class "${resourceClass}".${didYouMean(resourceClass, known)}`;
  }
  const elsewhere = environmentTypesWith(type, survey);
  const what = resourceClass === DEFAULT_CLASS ? 'type' : 'type and class';
  if (elsewhere.length > 0) {
    return `The packs of ${where} do not have this ${what}; those of ${quoteAll(elsewhere)} do. Ask the platform engineers to add it.`;
  }
  const requested = merged.sources.some(({ request }) => request);
  const known = allDefinitions(offers)
    .filter((definition) => definition.type.requestable || !requested)
    .map((definition) => definition.type.name);
  const types = [...new Set(known)].sort();
  return `There is no type "${type}" in ${where}; there is ${quoteAll(types)}.${didYouMean(type, types)}`;
}

/** The other environment types whose packs define a type; packs that cannot be had for this environment do not count. */
function environmentTypesWith(type: string, { platform, context }: Survey): string[] {
  return Object.keys(platform.environmentTypes)
    .filter((name) => name !== context.environmentType)
    .filter((environmentType) => {
      const there = { ...context, environmentType };
      if (!environmentTypeOf(platform, there)) return false;
      const { packs } = offersIn(platform, there);
      return packs.some(({ resources }) => resources.some((known) => known.type.name === type));
    })
    .sort();
}
