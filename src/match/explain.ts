import type { Environment, Project, ResourceAddress } from '../model';
import type { Pack, ResourceDefinition } from '../pack';
import type { Criteria, Platform, Rule } from '../platform';
import { choose, isRule, type Choice } from './choose';
import {
  compareCriteria,
  countFacts,
  mismatchOf,
  type Advantage,
  type Mismatch,
  type Wanted,
} from './criteria';
import { survey } from './survey';
import type { Offers } from './offers';
import { byText } from './words';

/** Why a resource of an environment is made the way it is. */
export interface Explanation {
  readonly address: ResourceAddress;
  /** The name of the definition; null where none, or more than one, matches. */
  readonly chosen: string | null;
  /** Everything of the resource's type that was considered; the chosen one first, rules before packs. */
  readonly candidates: readonly Candidate[];
}

/** A definition that was considered. */
export interface Candidate {
  readonly definition: string;
  readonly class: string;
  /** Null where a rule offers it. */
  readonly pack: string | null;
  /** Those of the rule; undefined for a pack. */
  readonly criteria: Criteria | undefined;
  /** Where the rule was written, as the runtime prints it. */
  readonly calledAt?: string;
  readonly outcome: 'chosen' | 'rejected';
  /** Begins small and has no full stop, so that it can stand behind a colon. */
  readonly because: string;
}

/** Explains the choice of a definition, by the very rules that make it. An address that nothing asks for can be explained too. */
export function explainResource(
  project: Project,
  environment: Environment,
  platform: Platform,
  address: ResourceAddress,
): Explanation {
  const { offers, drafts } = survey(project, environment, platform, () => undefined);
  const draft = drafts.get(String(address));
  const { workloads = [], params } = draft?.merged ?? {};
  return explainChoice(offers, { address, workloads, params });
}

/** Explains a choice among what an environment offers. */
export function explainChoice(offers: Offers, wanted: Wanted): Explanation {
  const choice = choose(offers, wanted);
  const sameType = ({ type }: ResourceDefinition) => type.name === wanted.address.type;
  const candidates = [
    ...offers.rules
      .filter(({ definition }) => sameType(definition))
      .map((by) => candidateOf(by.definition, by, verdictOnRule(by, choice, wanted, offers))),
    ...offers.packs.flatMap((by) =>
      [...by.resources, ...by.support]
        .filter(sameType)
        .map((definition) =>
          candidateOf(definition, by, verdictOnPack(definition, by, choice, wanted)),
        ),
    ),
  ];
  return {
    address: wanted.address,
    chosen: choice.kind === 'chosen' ? choice.match.definition.name : null,
    candidates: candidates.sort(
      (a, b) =>
        Number(b.outcome === 'chosen') - Number(a.outcome === 'chosen') ||
        Number(a.criteria === undefined) - Number(b.criteria === undefined) ||
        byText(sortKey(a), sortKey(b)),
    ),
  };
}

type Verdict = Pick<Candidate, 'outcome' | 'because'>;

function sortKey({ calledAt = '', pack, class: resourceClass, definition, criteria }: Candidate) {
  return [
    calledAt.replace(/\d+/g, (digits) => digits.padStart(8, '0')),
    pack ?? '',
    resourceClass,
    definition,
    JSON.stringify(criteria ?? null),
  ].join('\0');
}

function candidateOf(definition: ResourceDefinition, by: Rule | Pack, verdict: Verdict): Candidate {
  const { name, class: resourceClass } = definition;
  const common = { definition: name, class: resourceClass };
  if (!isRule(by)) return { ...common, pack: by.name, criteria: undefined, ...verdict };
  const { criteria, calledAt } = by;
  return {
    ...common,
    pack: null,
    criteria,
    ...(calledAt === undefined ? {} : { calledAt }),
    ...verdict,
  };
}

const rejected = (because: string): Verdict => ({ outcome: 'rejected', because });

function verdictOnRule(rule: Rule, choice: Choice, wanted: Wanted, offers: Offers): Verdict {
  const { definition, criteria } = rule;
  if (definition.class !== wanted.address.resourceClass) {
    return rejected(`another class: ${definition.class}`);
  }
  const mismatch = mismatchOf(criteria, wanted, offers.context);
  if (mismatch) return rejected(describeMismatch(mismatch, wanted, offers));
  if (choice.kind === 'none') throw new Error('A rule matches and none was chosen: this is a bug.');
  const best = choice.kind === 'tie' ? choice.tied.map(({ by }) => by) : [choice.by];
  if (!best.includes(rule)) return rejected(describeDefeat(rule, best[0]));
  if (choice.kind === 'tie') {
    const others = best.filter((other) => other !== rule).map(placeOf);
    return rejected(`tied with ${others.sort(byText).join(' and ')}: equally specific`);
  }
  return { outcome: 'chosen', because: describeVictory(rule, wanted, offers) };
}

function verdictOnPack(
  definition: ResourceDefinition,
  pack: Pack,
  choice: Choice,
  { address }: Wanted,
): Verdict {
  if (definition.class !== address.resourceClass) {
    return rejected(`another class: ${definition.class}`);
  }
  if (choice.kind === 'none') throw new Error('A pack matches and none was chosen: this is a bug.');
  if (choice.kind === 'chosen') {
    if (isRule(choice.by)) return rejected('a rule matched, so packs were not asked');
    if (choice.match.definition !== definition) return rejected('another pack has one of its own');
    const because = pack.support.includes(definition)
      ? 'no rule matches, and the pack has it for what it needs'
      : 'no rule matches, and only this pack defines it';
    return { outcome: 'chosen', because };
  }
  if (choice.tied.some(({ by }) => isRule(by))) {
    return rejected('rules matched, so packs were not asked');
  }
  const others = choice.tied.filter(
    (offer) => offer.by !== pack || offer.definition !== definition,
  );
  const names = [...new Set(others.map(({ by }) => placeOf(by)))].sort(byText);
  return rejected(`tied with ${names.join(' and ')}: both define the type and class`);
}

function placeOf(by: Rule | Pack | undefined): string {
  if (!by) return 'another';
  if (!isRule(by)) return `the pack ${by.name}`;
  return by.calledAt === undefined ? 'another rule' : `the rule at ${by.calledAt}`;
}

function describeMismatch(
  { field, key = '', wanted }: Mismatch,
  { address, workloads, params }: Wanted,
  { context }: Offers,
): string {
  const value = String(wanted);
  switch (field) {
    case 'id':
      return `id is not ${value} but ${address.id}`;
    case 'environment':
      return `environment is not ${value} but ${context.project}/${context.environment}`;
    case 'project':
      return `project is not ${value} but ${context.project}`;
    case 'environmentType':
      return `environmentType is not ${value} but ${context.environmentType}`;
    case 'workload': {
      const asking = workloads.length > 0 ? `, only ${workloads.join(', ')}` : '';
      return `workload ${value} does not ask for it${asking}`;
    }
    case 'labels':
      return `label ${key} is not ${value}${butIs(context.labels, key)}`;
    case 'params':
      return `param ${key} is not ${value}${butIs(params ?? {}, key)}`;
  }
}

function butIs(given: Readonly<Record<string, unknown>>, key: string): string {
  if (!Object.hasOwn(given, key)) return ' but absent';
  const value = given[key];
  return ` but ${typeof value === 'object' && value !== null ? 'something else' : String(value)}`;
}

const WHAT_IT_NAMES: Readonly<Record<Advantage, string>> = {
  id: 'an id',
  environment: 'an environment',
  project: 'a project',
  environmentType: 'an environment type',
  facts: 'more labels, params or workloads',
};

function describeDefeat({ criteria }: Rule, best: Rule | Pack | undefined): string {
  if (!best || !isRule(best)) throw new Error('A rule lost against no rule: this is a bug.');
  const { by } = compareCriteria(best.criteria, criteria);
  const reason =
    by === 'facts'
      ? `it names ${describeCount(countFacts(criteria))}, the other ${String(countFacts(best.criteria))}`
      : `it names no ${by}`;
  return `less specific than ${placeOf(best)}: ${reason}`;
}

function describeCount(facts: number): string {
  if (facts === 0) return 'no further fact';
  return facts === 1 ? '1 further fact' : `${String(facts)} further facts`;
}

function describeVictory(rule: Rule, wanted: Wanted, { rules, context }: Offers): string {
  const { type, resourceClass } = wanted.address;
  const beaten = rules
    .filter((other) => other !== rule)
    .filter(({ definition }) => definition.type.name === type && definition.class === resourceClass)
    .filter(({ criteria }) => mismatchOf(criteria, wanted, context) === undefined);
  if (beaten.length === 0) return 'the only rule that matches';
  const reasons = beaten.map(({ criteria }) => compareCriteria(rule.criteria, criteria).by);
  const [first, ...others] = [...new Set(reasons)].map((by) => WHAT_IT_NAMES[by]).sort(byText);
  return `the most specific rule: it names ${[first, ...others].join(' and ')}`;
}
