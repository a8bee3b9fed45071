import { didYouMean, type Report } from '../diagnostics';
import type { ResourceDefinition } from '../pack';
import { isRule, type Offer } from './choose';
import type { Draft } from './expand';
import { environmentTypeOf, offersIn, rulesFor } from './offers';
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
  const all = packs.length === 2 ? 'both' : 'all';
  return {
    among: `the packs ${quoteAll(packs)} ${all} have a definition`,
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

function reasonForNone(draft: Draft, survey: Survey): string {
  const missing = describeMissing(draft, survey);
  if (rulesFor(survey.offers, draft.address).length === 0) return missing;
  const command = `scoreform explain '${String(draft.address)}'`;
  return `${missing} There are rules for it, but none that applies here; this says why:\n\n${command}`;
}

/** What the packs of the environment lack. */
function describeMissing({ address, merged }: Draft, survey: Survey): string {
  const { offers, context } = survey;
  const { type, resourceClass } = address;
  const where = `"${context.environmentType}" environments`;
  const definitions = offers.packs.flatMap(({ resources }) => resources);
  const classes = namesOf(
    definitions.filter((known) => known.type.name === type),
    classOf,
  );
  if (classes.length > 0) {
    const has = classes.length === 1 ? 'class' : 'classes';
    return `In ${where} the type "${type}" has the ${has} ${quoteAll(classes)}, and no class "${resourceClass}".${didYouMean(resourceClass, classes)}`;
  }
  const leftOut = offers.packs.find(({ leavesOut }) => Object.hasOwn(leavesOut, type));
  if (leftOut) {
    return `The pack "${leftOut.name}" of ${where} leaves out the type "${type}". ${leftOut.leavesOut[type] ?? ''}`;
  }
  const elsewhere = environmentTypesWith(type, survey);
  if (elsewhere.length > 0) {
    return `The packs of ${where} do not have the type "${type}"; those of ${quoteAll(elsewhere)} do. Ask the platform engineers to add it.`;
  }
  const requested = merged.sources.some(({ request }) => request);
  const types = namesOf(
    definitions.filter((known) => known.type.requestable || !requested),
    (known) => known.type.name,
  );
  return `There is no type "${type}" in ${where}.${didYouMean(type, types)} There is ${quoteAll(types)}.`;
}

function classOf(definition: ResourceDefinition): string {
  return definition.class;
}

function namesOf(
  definitions: readonly ResourceDefinition[],
  nameOfOne: (definition: ResourceDefinition) => string,
): string[] {
  return [...new Set(definitions.map(nameOfOne))].sort();
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
