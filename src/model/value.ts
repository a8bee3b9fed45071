import { Template } from './template';

/** What a user can write: JSON, with templates where Score expands placeholders. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Template
  | readonly Value[]
  | { readonly [key: string]: Value };

export type ValueMap = Readonly<Record<string, Value>>;

/** Whether something is a map or a list, to be looked into by its keys or positions. */
export function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether something is a map, as JSON knows them, and not a list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isContainer(value) && !Array.isArray(value);
}

/** Whether a value is a map, not a list and not a template. */
export function isValueMap(value: Value | undefined): value is ValueMap {
  return isMap(value) && !Template.is(value);
}

/** Every template in a value, with the keys that lead to it, in the order they are written. */
export function templatesIn(
  value: Value | undefined,
  path: readonly string[] = [],
): FoundTemplate[] {
  if (value === undefined || value === null || typeof value !== 'object') return [];
  if (Template.is(value)) return [{ template: value, path }];
  return Object.entries(value).flatMap(([key, inner]) => templatesIn(inner, [...path, key]));
}

export interface FoundTemplate {
  readonly template: Template;
  readonly path: readonly string[];
}

/** One text for each value: maps sorted by key, templates marked as such. */
export function canonical(value: Value | undefined): string {
  if (value === undefined) return '';
  if (Template.is(value)) return `{"$template":${JSON.stringify(String(value))}}`;
  if (Array.isArray(value)) return `[${value.map((item: Value) => canonical(item)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
