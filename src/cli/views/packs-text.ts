import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, count, lines } from './words';

/** A pack in one line. */
export interface PackSummary {
  readonly pack: string;
  readonly summary: string;
  /** The environment types that use it, sorted. */
  readonly environmentTypes: readonly string[];
}

/** A pack in full. */
export interface PackDescription extends PackSummary {
  /** Sorted by type and class. */
  readonly definitions: readonly {
    readonly type: string;
    readonly class: string;
    readonly definition: string;
    readonly summary: string;
    /** Its Terraform types that hold data. */
    readonly stateful: readonly string[];
  }[];
  /** Every resource that a definition of the pack makes. */
  readonly resources: readonly {
    readonly project: string;
    readonly environment: string;
    readonly address: string;
    readonly definition: string;
  }[];
}

/** The packs of a platform, one line for each. */
export function renderPackList(packs: readonly PackSummary[], palette: Palette): string {
  const rows = packs.map(({ pack, environmentTypes, summary }) => [
    pack,
    environmentTypes.join(', '),
    summary,
  ]);
  const [head = '', ...body] = columns([['PACK', 'ENVIRONMENT TYPES', 'WHAT IT IS'], ...rows]);
  return lines(palette.bold(head), ...body.map(printable));
}

/** One pack: its definitions, and what would change if they did. */
export function renderPack(pack: PackDescription, palette: Palette): string {
  const { summary, environmentTypes, definitions, resources } = pack;
  return lines(
    `${palette.bold(pack.pack)} · ${printable(summary)}`,
    `Used by ${environmentTypes.join(', ')}.`,
    '',
    palette.bold('Definitions'),
    ...columns(
      definitions.map(({ type, class: resourceClass, summary: what, stateful }) => [
        `  ${type}.${resourceClass}`,
        stateful.length > 0 ? 'holds data' : '',
        printable(what),
      ]),
    ),
    '',
    palette.bold(`Makes ${count(resources.length, 'resource')}`),
    ...columns(
      resources.map(({ project, environment, address, definition }) => [
        `  ${project}/${environment}`,
        address,
        printable(definition),
      ]),
    ),
  );
}
