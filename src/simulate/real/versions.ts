/** A version of a provider: its three numbers, and what follows a hyphen. */
interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: string;
}

interface Clause {
  readonly operator: string;
  readonly version: Version;
  /** How many of the three numbers were written. */
  readonly written: number;
}

const VERSION = /^v?(\d+(?:\.\d+){0,2})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;
const CLAUSE = /^(=|!=|>=|<=|>|<|~>)?\s*(.+)$/;

/** Whether a version meets a constraint such as `>= 5.100, < 7`; one that cannot be read is met by none. */
export function meets(version: string, constraint: string): boolean {
  const read = readVersion(version);
  const clauses = constraint
    .split(',')
    .map((clause) => clause.trim())
    .filter(Boolean)
    .map(readClause);
  if (read === undefined) return false;
  // As for Terraform, a version that is not released yet is only taken where it is named.
  const named = clauses.some((clause) => clause?.operator === '=');
  if (read.prerelease !== '' && !named) return false;
  return clauses.every((clause) => clause !== undefined && holds(read, clause));
}

/** Orders versions, the older first; what is no version comes before all. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [readVersion(one), readVersion(other)];
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

function readClause(text: string): Clause | undefined {
  const [, operator = '=', given = ''] = CLAUSE.exec(text) ?? [];
  const version = readVersion(given);
  if (version === undefined) return undefined;
  return { operator, version, written: given.split('-')[0]?.split('.').length ?? 0 };
}

function readVersion(text: string): Version | undefined {
  const [, numbers, prerelease = ''] = VERSION.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const [major = 0, minor = 0, patch = 0] = numbers.split('.').map(Number);
  return { numbers: [major, minor, patch], prerelease };
}

function holds(have: Version, { operator, version, written }: Clause): boolean {
  const order = compare(have, version);
  switch (operator) {
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '~>':
      // The last number that is written may grow, and at least the second.
      return order >= 0 && sameUpTo(have, version, written === 3 ? 2 : 1);
    default:
      return order === 0;
  }
}

function sameUpTo(one: Version, other: Version, count: number): boolean {
  return one.numbers.slice(0, count).every((number, index) => number === other.numbers[index]);
}

function compare(one: Version, other: Version): number {
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.prerelease === other.prerelease) return 0;
  // A version comes after all that led to it.
  if (one.prerelease === '' || other.prerelease === '') return one.prerelease === '' ? 1 : -1;
  return one.prerelease < other.prerelease ? -1 : 1;
}
