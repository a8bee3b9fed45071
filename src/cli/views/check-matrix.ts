import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, count, lines } from './words';

/** One environment, and for each of its resources what would make it. */
export interface CheckedEnvironment {
  readonly project: string;
  readonly environment: string;
  readonly resources: readonly {
    readonly address: string;
    /** Null where nothing matches. */
    readonly definition: string | null;
    /** Null where a rule chose the definition, or nothing did. */
    readonly pack: string | null;
  }[];
}

/** What was found besides resources that nothing matches. */
export interface CheckFindings {
  readonly errors: number;
  /** True where a file is so broken that what it asks for is not known. */
  readonly incomplete: boolean;
}

/** A table for each project: resources by environments, and at the end how many nothing makes. */
export function renderMatrix(
  environments: readonly CheckedEnvironment[],
  findings: CheckFindings,
  palette: Palette,
): string {
  const projects = [...new Set(environments.map(({ project }) => project))];
  const tables = projects.map((project) =>
    renderProject(
      environments.filter((environment) => environment.project === project),
      palette,
    ),
  );
  return [...tables, lines(...summary(environments, findings))].join('\n');
}

function renderProject(environments: readonly CheckedEnvironment[], palette: Palette): string {
  const addresses = environments.flatMap(({ resources }) =>
    resources.map(({ address }) => address),
  );
  const cells = environments.map(
    ({ resources }) => new Map(resources.map((found) => [found.address, cell(found)])),
  );
  const head = [
    environments[0]?.project ?? '',
    ...environments.map(({ environment }) => environment),
  ];
  const rows = [...new Set(addresses)]
    .sort()
    .map((address) => [address, ...cells.map((column) => column.get(address) ?? '-')]);
  const [title = '', ...body] = columns([head, ...rows]);
  return lines(
    palette.bold(title),
    ...body.map((line) => line.replace(/✗/g, () => palette.error('✗'))),
  );
}

function cell({ definition, pack }: CheckedEnvironment['resources'][number]): string {
  return definition === null ? '✗' : `✓ ${pack ?? 'rule'}: ${printable(definition)}`;
}

function summary(
  environments: readonly CheckedEnvironment[],
  { errors, incomplete }: CheckFindings,
): string[] {
  const resources = environments.flatMap((environment) => environment.resources);
  const unmatched = resources.filter(({ definition }) => definition === null).length;
  const parts = [
    `${count(resources.length, 'resource')} in ${count(environments.length, 'environment')}`,
    ...(unmatched > 0 ? [`${String(unmatched)} unmatched`] : []),
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(unmatched === 0 && errors === 0 ? ['all matched'] : []),
  ];
  const left = incomplete ? ['What stands in files with errors is left out.'] : [];
  return [parts.join(', '), ...left];
}
