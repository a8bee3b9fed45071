import type { Value } from '../values';
import type { Place } from './place';
import type { Seed } from './seed';

/** Whose values are made up, and what they are made of. */
export interface FillSite {
  readonly source: string;
  readonly type: string;
  readonly place: Place;
  readonly seed: Seed;
  /** How many there have been at its address, with this one. */
  readonly nth: number;
}

/** A resource that is being filled: what is known of it, and what is worked out as soon as somebody asks. */
export interface Known extends FillSite {
  /** The value of an attribute. */
  readonly get: (name: string) => Value;
  /** The value of an attribute, as a text; empty where it has none. */
  readonly text: (name: string) => string;
  /**
   * A template with what it names put in: attributes (`{name}`; the last part of a path or an ARN by `{cluster:last}`),
   * `{account}`, `{region}`, `{partition}`, `{nth}`, or made-up `{hex17}`, `{digits4}`, `{capitals8}`, `{letters6}`,
   * `{uuid}`.
   */
  readonly render: (template: string) => string;
}

/** How the value of an attribute comes about. */
export type Recipe = string | ((known: Known) => unknown);

/** The recipes for the attributes of a type. */
export type Row = Readonly<Record<string, Recipe>>;

/** The recipes for types. */
export type Rows = Readonly<Record<string, Row>>;
