import { liveThrough, type LifeFailure } from './conformance-life';
import { definitionsIn, type Candidate, type ConformanceStacks } from './conformance-stack';
import type { SimulationOptions } from './simulated-deployment';

/** A candidate, and all definitions that its own stack holds. */
interface Known extends Candidate {
  readonly parts: ReadonlySet<string>;
}

/** By definition, why it fails. */
type Reasons = ReadonlyMap<string, string>;

/**
 * Finds the definitions of a pack that do not live in a simulated cloud. All of them are tried in one stack; only where
 * that fails, smaller ones are made until each failure has its definition.
 */
export class ConformanceRun {
  readonly #reasons = new Map<string, string>();

  constructor(
    private readonly stacks: ConformanceStacks,
    private readonly options: SimulationOptions,
  ) {}

  /** By definition, why it fails; those that do not are not in it. */
  async reasons(): Promise<Reasons> {
    let rest = this.#creatable();
    while (rest.length > 0) {
      const failure = await this.#tryOut(rest);
      if (!failure) break;
      rest = this.#note(await this.#culprits(rest, failure), rest);
    }
    return this.#reasons;
  }

  /** Those whose stack can be made at all. */
  #creatable(): readonly Known[] {
    const known: Known[] = [];
    const broken = new Map<string, string>();
    for (const candidate of this.stacks.candidates) {
      try {
        known.push({ ...candidate, parts: definitionsIn(this.stacks.graphOf([candidate])) });
        this.stacks.stackOf([candidate]);
      } catch (error) {
        broken.set(candidate.definition, error instanceof Error ? error.message : String(error));
      }
    }
    return this.#note(broken, known);
  }

  async #tryOut(candidates: readonly Known[]): Promise<LifeFailure | undefined> {
    return liveThrough(this.stacks.stackOf(candidates), this.options);
  }

  /** Those that fail alone, too: first whom the failure seems to be about, and else whoever is found by halving. */
  async #culprits(candidates: readonly Known[], failure: LifeFailure): Promise<Reasons> {
    const confirmed = new Map<string, string>();
    for (const candidate of blamed(candidates, failure)) {
      const alone = await this.#tryOut([candidate]);
      if (alone) confirmed.set(candidate.definition, alone.reason);
    }
    return confirmed.size > 0 ? confirmed : this.#halve(candidates, failure);
  }

  async #halve(candidates: readonly Known[], failure: LifeFailure): Promise<Reasons> {
    const [only, ...others] = candidates;
    if (only && others.length === 0) return new Map([[only.definition, failure.reason]]);
    const middle = candidates.length >> 1;
    const found = new Map<string, string>();
    for (const half of [candidates.slice(0, middle), candidates.slice(middle)]) {
      const failed = await this.#tryOut(half);
      const reasons = failed ? await this.#halve(half, failed) : [];
      for (const [definition, reason] of reasons) found.set(definition, reason);
    }
    if (found.size > 0) return found;
    const involved = blamed(candidates, failure);
    return new Map(
      (involved.length > 0 ? involved : candidates).map(({ definition }) => [
        definition,
        `Only together with other definitions: ${failure.reason}`,
      ]),
    );
  }

  /** Notes what was found, and returns those that can still be tried: their stacks hold nothing of it. */
  #note(found: Reasons, candidates: readonly Known[]): readonly Known[] {
    const partsOf = new Map(candidates.map(({ definition, parts }) => [definition, parts]));
    const culpritIn = (definition: string) =>
      [...found.keys()].find(
        (culprit) =>
          culprit !== definition &&
          partsOf.get(definition)?.has(culprit) &&
          !partsOf.get(culprit)?.has(definition),
      );
    for (const definition of new Set([...found.keys(), ...partsOf.keys()])) {
      const culprit = culpritIn(definition);
      const reason = found.get(definition);
      if (culprit) this.#reasons.set(definition, `Not tried, because ${culprit} fails.`);
      else if (reason !== undefined) this.#reasons.set(definition, reason);
    }
    return candidates.filter(({ definition }) => !this.#reasons.has(definition));
  }
}

/** The candidates whose own resources a failure is about. */
function blamed(candidates: readonly Known[], { about }: LifeFailure): readonly Known[] {
  return candidates.filter(({ definition }) => about.includes(definition));
}
