import type { EnvironmentValue } from '../model';
import { scalarText, type Style } from './scalar-text';
import type { Item } from './tokens';

/** What may stand behind a key. */
export type Written = EnvironmentValue | true;

/** A map, and the one key that is to be in it. */
export interface Nested {
  readonly key: string;
  readonly value: Written;
}

/** What is to be written behind a new key: a value, or a map with one key. */
export type NewValue = { readonly value: Written } | { readonly map: Nested };

/** A value on one line, as it may stand in a flow collection too. */
export function writtenValue(value: Written, style: Style = 'plain'): string {
  if (value === true) return 'true';
  if (typeof value === 'string') return scalarText(value, style);
  return writtenMap({ key: 'secret', value: value.secret }, style);
}

/** A map with one key on one line. */
export function writtenMap({ key, value }: Nested, style: Style): string {
  return `{ ${writtenKey(key, style)}: ${writtenValue(value, style)} }`;
}

/** A key, quoted where the keys around it are or where it might be read as anything else. */
export function writtenKey(key: string, style: Style = 'plain'): string {
  return scalarText(key, style);
}

/** How the texts of a flow map are written, by its first key: JSON is one that quotes everything. */
export function styleOf(items: readonly Item[]): Style {
  return items[0]?.key?.type === 'double-quoted-scalar' ? 'double' : 'plain';
}
