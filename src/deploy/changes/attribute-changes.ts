import { isContainer, type AttributeChange } from '../../model';
import type { ChangeJson } from '../engine/types';
import { isWithin, printPath, type AttributePath } from './attribute-path';
import { holdsSecret, leadsToSecret, namesSecret, type KnownSecrets } from './secret-signs';
import { shortened } from './shortened';

/** More of one thing nobody reads; the rest is counted. */
const MOST_CHANGES = 40;
/** What lies deeper is compared as a whole and not shown, because no mask reaches there. */
const MOST_DEPTH = 50;

/** What a plan changes about one thing. */
export interface AttributeChanges {
  /** Sorted by path. */
  readonly attributes: readonly AttributeChange[];
  /** How many more there are. */
  readonly more: number;
}

/**
 * Compares a thing before and after. Secrets are left out, whether the engine marks them or they look like some. What
 * only becomes unknown, or was empty and is no more, is left out too, because the provider asked for it and not the
 * user, unless it forces the replacement or is all there is.
 */
export function attributeChanges(change: ChangeJson, secrets: KnownSecrets): AttributeChanges {
  const { changes, remarks } = new Comparison(change, secrets).run();
  const shown = changes.length > 0 ? changes : remarks;
  // Where not all can be shown, what forces the replacement is.
  const kept = [...shown].sort(byWeight).slice(0, MOST_CHANGES).sort(byPath);
  return { attributes: kept, more: shown.length - kept.length };
}

/** The two sides of one place, with all that the engine says of it. */
interface Place {
  readonly path: AttributePath;
  readonly before: unknown;
  readonly after: unknown;
  readonly unknown: unknown;
  readonly beforeMask: unknown;
  readonly afterMask: unknown;
  /** True where the place itself looks like one for a secret. */
  readonly hidden: boolean;
}

interface Marks {
  readonly unknown?: boolean;
  readonly sensitive?: boolean;
}

class Comparison {
  readonly changes: AttributeChange[] = [];
  /** What counts only where nothing else changes. */
  readonly remarks: AttributeChange[] = [];

  constructor(
    readonly change: ChangeJson,
    readonly secrets: KnownSecrets,
  ) {}

  run(): this {
    const {
      before,
      after,
      after_unknown: unknown,
      before_sensitive,
      after_sensitive,
    } = this.change;
    this.#compare({
      path: [],
      before: before ?? undefined,
      after: after ?? undefined,
      unknown,
      beforeMask: before_sensitive,
      afterMask: after_sensitive,
      hidden: false,
    });
    return this;
  }

  #compare(place: Place): void {
    const { path, before, after, unknown, beforeMask, afterMask } = place;
    if (beforeMask === true || afterMask === true) {
      this.#compareHidden(place);
      return;
    }
    if (unknown === true) {
      this.#add(place, { unknown: true });
      return;
    }
    const containers = [before, after].filter(isContainer);
    const isUnknownWithin = holdsUnknown(unknown);
    if (containers.length === 0 && !isUnknownWithin) {
      this.#compareValues(place);
      return;
    }
    if (path.length > MOST_DEPTH) {
      this.#compareHidden(place);
      return;
    }
    // Where only one side is a map or list, the other one comes or goes as it is.
    if (isValue(before)) this.#add({ ...place, after: undefined }, {});
    if (isValue(after)) this.#add({ ...place, before: undefined }, {});
    const [only, ...others] = containers;
    if (only && others.length === 0 && Object.keys(only).length === 0 && !isUnknownWithin) {
      this.#remark(place);
      return;
    }
    for (const step of stepsOf(place)) this.#compare(inside(place, step));
  }

  #compareValues(place: Place): void {
    const { before, after, hidden } = place;
    if (before === after || (isNothing(before) && isNothing(after))) return;
    if (hidden) {
      this.#add(place, {});
      return;
    }
    const [old, now] = [parsed(before), parsed(after)];
    if (old === TOO_DEEP || now === TOO_DEEP) {
      this.#compareHidden(place);
    } else if (!old && !now) {
      this.#add(place, {});
    } else if (old && now && JSON.stringify(sorted(old)) === JSON.stringify(sorted(now))) {
      this.remarks.push(this.#found(place, { sensitive: true }));
    } else {
      this.#compare({ ...place, before: old ?? before, after: now ?? after });
    }
  }

  #compareHidden(place: Place): void {
    const { before, after, unknown } = place;
    if (unknown === true || holdsUnknown(unknown)) {
      this.#add(place, { unknown: true, sensitive: true });
      return;
    }
    // The mask alone may change, too: nothing of the thing does then.
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.#add(place, { sensitive: true });
  }

  #add(place: Place, marks: Marks): void {
    const found = this.#found(place, marks);
    const isIncidental = found.unknown || isEmptied(place);
    (isIncidental && !found.forcesReplacement ? this.remarks : this.changes).push(found);
  }

  #found(place: Place, { unknown = false, sensitive = this.#isSecret(place) }: Marks) {
    const { path } = place;
    // Maps and lists are never kept: what is secret within them could not be left out.
    const [before, after] = [place.before, place.after].map((side) =>
      isContainer(side) ? undefined : side,
    );
    return {
      path: printPath(path),
      ...(sensitive ? {} : shortened({ before, ...(unknown ? {} : { after }) })),
      unknown,
      sensitive,
      forcesReplacement: (this.change.replace_paths ?? []).some((around) => isWithin(path, around)),
    };
  }

  /** A map or list without anything in it comes or goes. */
  #remark({ path, before, after }: Place): void {
    this.remarks.push({
      path: printPath(path),
      ...(isContainer(before) ? { before } : {}),
      ...(isContainer(after) ? { after } : {}),
      unknown: false,
      sensitive: false,
      forcesReplacement: false,
    });
  }

  #isSecret({ path, before, after, hidden }: Place): boolean {
    const values = [before, after].filter((value) => !isNothing(value));
    const texts = values.filter((value) => typeof value === 'string');
    if (texts.some((text) => holdsSecret(text) || this.secrets.isIn(text))) return true;
    // A name alone makes no secret of a switch: `automount_service_account_token: true`.
    if (values.every((value) => typeof value === 'boolean')) return false;
    return hidden || leadsToSecret(path);
  }
}

function inside(place: Place, step: string | number): Place {
  const { path, before, after, unknown, beforeMask, afterMask, hidden } = place;
  return {
    path: [...path, step],
    before: child(before, step),
    after: child(after, step),
    unknown: child(unknown, step),
    beforeMask: child(beforeMask, step),
    afterMask: child(afterMask, step),
    hidden: hidden || holdsNamedSecret(place, step),
  };
}

/** Lists of variables keep a name and a value apart: `{ name: DB_PASSWORD, value: … }`. */
function holdsNamedSecret({ before, after }: Place, step: string | number): boolean {
  if (typeof step !== 'string' || step.toLowerCase() !== 'value') return false;
  return [before, after].some((side) =>
    ['name', 'key', 'Name', 'Key'].some((field) => {
      const name = child(side, field);
      return typeof name === 'string' && namesSecret(name);
    }),
  );
}

/** Each name or position on any side, those that are only known later included. */
function stepsOf({ before, after, unknown }: Place): (string | number)[] {
  const sides = [before, after, unknown].filter(isContainer);
  const isList = sides.every((side) => Array.isArray(side));
  const keys = new Set(sides.flatMap((side) => Object.keys(side)));
  return isList ? [...keys].map(Number).sort((a, b) => a - b) : [...keys].sort();
}

function holdsUnknown(unknown: unknown): boolean {
  if (!isContainer(unknown)) return false;
  return Object.values(unknown).some((inner) => inner === true || holdsUnknown(inner));
}

function child(value: unknown, step: string | number): unknown {
  return isContainer(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Older providers keep "" for what nobody has set, and take it for the same. */
function isEmptied({ before, after }: Place): boolean {
  return before === '' && isNothing(after);
}

function isValue(value: unknown): boolean {
  return !isNothing(value) && !isContainer(value);
}

const TOO_DEEP = Symbol('too deep');

/** The map or list that a text is in JSON; undefined for anything else. */
function parsed(text: unknown): object | typeof TOO_DEEP | undefined {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
  if (bracketsWithin(text) > 10 * MOST_DEPTH) return TOO_DEEP;
  try {
    const value: unknown = JSON.parse(text);
    return isContainer(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many brackets are open at once, at most; those in texts count, which does no harm. */
function bracketsWithin(text: string): number {
  let [open, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isContainer(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byPath(a: AttributeChange, b: AttributeChange): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

function byWeight(a: AttributeChange, b: AttributeChange): number {
  return Number(b.forcesReplacement) - Number(a.forcesReplacement) || byPath(a, b);
}
