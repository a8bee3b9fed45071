import type { Palette } from './diagnostic-text';
import { printable } from './printable';
import { columns, lines } from './words';

/** An environment as it is listed. */
export interface ListedEnvironment {
  readonly project: string;
  readonly environment: string;
  /** `project/environment`. */
  readonly name: string;
  readonly type: string;
  /** True where deleting it asks for its name. */
  readonly protected: boolean;
  readonly paused: boolean;
  readonly expires: string | null;
  readonly labels: Readonly<Record<string, string>>;
}

/** Environments as a table, in the order they are given. */
export function renderEnvironments(
  environments: readonly ListedEnvironment[],
  now: Date,
  palette: Palette,
): string {
  if (environments.length === 0) return lines('no environments');
  const rows = environments.map(({ name, type, protected: guarded, paused, expires }) => [
    name,
    printable(type),
    guarded ? 'yes' : '-',
    paused ? 'yes' : '-',
    expiryText(expires, now),
  ]);
  const [head = '', ...body] = columns([
    ['ENVIRONMENT', 'TYPE', 'PROTECTED', 'PAUSED', 'EXPIRES'],
    ...rows,
  ]);
  return lines(palette.bold(head), ...body);
}

function expiryText(expires: string | null, now: Date): string {
  if (expires === null) return '-';
  return Date.parse(expires) <= now.getTime() ? `${expires} (expired)` : expires;
}
