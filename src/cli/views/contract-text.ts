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

interface TestedPack {
  readonly pack: string;
  readonly checks: readonly ContractResult[];
}

/** One line for each definition, and below it whatever it does not keep. */
export function renderContract(packs: readonly TestedPack[], palette: Palette): string {
  const checks = packs.flatMap((pack) => pack.checks);
  const failed = checks.filter(({ passed }) => !passed).length;
  const outcome = failed === 0 ? 'all kept' : `${String(failed)} not kept`;
  return lines(
    ...packs.flatMap((pack) => [palette.bold(pack.pack), ...definitionLines(pack.checks, palette)]),
    '',
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
      .flatMap(({ check, reason }) => [
        `      ${palette.error('✗')} ${printable(check)}`,
        ...(reason ?? '').split('\n').map((line) => `        ${printable(line)}`),
      ]),
  ]);
}
