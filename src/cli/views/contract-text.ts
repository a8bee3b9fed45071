import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, count, lines } from './words';

/** Whether one definition keeps one part of the contract of packs. */
export interface ContractResult {
  readonly definition: string;
  readonly check: string;
  readonly passed: boolean;
  /** Why it is not kept; null where it is. */
  readonly reason: string | null;
}

/** What came of all definitions of a pack in a simulated cloud. */
export interface SimulationResult {
  /** The environment types that it stood for, sorted. */
  readonly environmentTypes: readonly string[];
  readonly checks: readonly ContractResult[];
}

export interface TestedPack {
  readonly pack: string;
  readonly checks: readonly ContractResult[];
  readonly simulations: readonly SimulationResult[];
}

/**
 * One line for each definition, and below it whatever it does not keep; then one for each simulated cloud.
 *
 * @param notSimulated why there was none, as the end of a sentence; null where that is nothing to talk about
 */
export function renderContract(
  packs: readonly TestedPack[],
  notSimulated: string | null,
  palette: Palette,
): string {
  const checks = packs.flatMap(({ checks: own, simulations }) => [
    ...own,
    ...simulations.flatMap((simulation) => simulation.checks),
  ]);
  const failed = checks.filter(({ passed }) => !passed).length;
  const outcome = failed === 0 ? 'all kept' : `${String(failed)} not kept`;
  return lines(
    ...packs.flatMap((pack) => [
      palette.bold(pack.pack),
      ...definitionLines(pack.checks, palette),
      ...pack.simulations.flatMap((simulation) => simulationLines(simulation, palette)),
    ]),
    '',
    ...(notSimulated === null
      ? []
      : [`Nothing was deployed to a simulated cloud: ${notSimulated}.`]),
    `${count(packs.length, 'pack')}, ${count(checks.length, 'check')}, ${outcome}`,
  );
}

function definitionLines(checks: readonly ContractResult[], palette: Palette): string[] {
  const definitions = [...new Set(checks.map(({ definition }) => definition))];
  const rows = columns(
    definitions.map((definition) => {
      const own = checks.filter((check) => check.definition === definition);
      const mark = own.every(({ passed }) => passed) ? '✓' : '✗';
      return [`  ${mark} ${definition}`, count(own.length, 'check')];
    }),
  );
  return definitions.flatMap((definition, index) => [
    rows[index] ?? '',
    ...checks
      .filter((check) => check.definition === definition && !check.passed)
      .flatMap(({ check, reason }) => failureLines(check, reason, palette)),
  ]);
}

function simulationLines(
  { environmentTypes, checks }: SimulationResult,
  palette: Palette,
): string[] {
  const failed = checks.filter(({ passed }) => !passed);
  const lived = checks.length - failed.length;
  const mark = failed.length === 0 ? '✓' : '✗';
  const where = environmentTypes.join(', ');
  return [
    `  ${mark} in a simulated cloud, as ${where}: ${String(lived)} of ${count(checks.length, 'definition')} deployed and destroyed`,
    ...failed.flatMap(({ definition, check, reason }) =>
      failureLines(`${definition} ${check}`, reason, palette),
    ),
  ];
}

function failureLines(what: string, reason: string | null, palette: Palette): string[] {
  return [
    `      ${palette.error('✗')} ${printable(what)}`,
    ...(reason ?? '').split('\n').map((line) => `        ${printable(line)}`),
  ];
}
