import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, lines } from './words';

/** Why a resource of one environment is made the way it is. */
export interface ExplainedEnvironment {
  readonly project: string;
  readonly environment: string;
  readonly address: string;
  /** Null where nothing, or more than one definition, matches. */
  readonly chosen: string | null;
  /** The chosen one first. */
  readonly candidates: readonly ExplainedCandidate[];
}

interface ExplainedCandidate {
  readonly definition: string;
  readonly class: string;
  /** Null where a rule offers it. */
  readonly pack: string | null;
  /** Null where a pack offers it. */
  readonly criteria: object | null;
  /** Where the rule was written; null for a pack. */
  readonly place: string | null;
  readonly outcome: 'chosen' | 'rejected';
  readonly because: string;
}

/** One environment in full: every candidate, and why it won or lost. */
export function renderExplanation(explained: ExplainedEnvironment, palette: Palette): string {
  const { project, environment, address, candidates } = explained;
  return lines(
    `${palette.bold(address)} in ${project}/${environment}: ${outcomeOf(explained)}`,
    ...(candidates.length > 0 ? [''] : []),
    ...candidates.flatMap((candidate) => candidateLines(candidate, palette)),
  );
}

function candidateLines(candidate: ExplainedCandidate, palette: Palette): string[] {
  const { outcome, because, criteria, place } = candidate;
  const mark = outcome === 'chosen' ? '✓' : '✗';
  const where = place === null ? '' : ` at ${place}`;
  return [
    `  ${mark} ${nameOf(candidate)}: ${printable(because)}`,
    ...(criteria === null ? [] : [palette.dim(`      ${describeCriteria(criteria)}${where}`)]),
  ];
}

/** One line for each environment, so that they can be compared. */
export function renderExplanationLines(explained: readonly ExplainedEnvironment[]): string {
  return lines(
    ...columns(
      explained.map((one) => [
        `${one.project}/${one.environment}`,
        one.address,
        outcomeOf(one),
        printable(reasonOf(one)),
      ]),
    ),
  );
}

function outcomeOf({ candidates }: ExplainedEnvironment): string {
  const chosen = candidates.find(({ outcome }) => outcome === 'chosen');
  if (chosen) return nameOf(chosen);
  return candidates.length > 0 ? 'nothing matches' : 'nothing defines the type';
}

function reasonOf({ candidates }: ExplainedEnvironment): string {
  const [first] = candidates;
  return first?.because ?? '';
}

function nameOf({ definition, pack, class: resourceClass }: ExplainedCandidate): string {
  const name = `${pack ?? 'rule'}: ${printable(definition)}`;
  return resourceClass === 'default' ? name : `${name} (class ${resourceClass})`;
}

function describeCriteria(criteria: object): string {
  const facts = Object.entries(criteria).map(
    ([field, value]) => `${field} ${JSON.stringify(value)}`,
  );
  return facts.length === 0 ? 'always' : printable(facts.join(', '));
}
