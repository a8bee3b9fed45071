import { sharedStart } from '../../deploy';
import type { AttributeChange } from '../../model';

/** How much of a value a line has room for. */
const MOST_CHARACTERS = 60;

/** One attribute in the words of a line; the texts are as they come from users. */
export interface AttributeText {
  /** The end of its path, as far as it takes to tell it from its neighbours. */
  readonly name: string;
  /** Null where it is a secret, or its old value is not known. */
  readonly before: string | null;
  readonly after: string;
  readonly forcesReplacement: boolean;
}

/** The attributes of one change, in few words each. */
export function attributeTexts(attributes: readonly AttributeChange[]): AttributeText[] {
  const names = shortNames(attributes.map(({ path }) => path));
  return attributes.map((attribute, index) => ({
    name: names[index] ?? attribute.path,
    ...valuesOf(attribute),
    forcesReplacement: attribute.forcesReplacement,
  }));
}

/** An attribute as one text: `image: 4.11.0 → 5.0.0`. */
export function joinAttribute({ name, before, after }: AttributeText): string {
  const value = before === null ? after : `${before} → ${after}`;
  return name === '' ? value : `${name}: ${value}`;
}

function valuesOf(attribute: AttributeChange): Pick<AttributeText, 'before' | 'after'> {
  const { before, after, unknown, sensitive } = attribute;
  if (sensitive) return { before: null, after: '(secret)' };
  const old = before === undefined ? null : shown(before);
  if (unknown) return { before: old === null ? null : shorten(old), after: '(known after apply)' };
  if (after === undefined) return { before: shorten(old ?? '(none)'), after: '(none)' };
  if (typeof before === 'string' && typeof after === 'string') return differing(before, after);
  return { before: shorten(old ?? '(none)'), after: shorten(shown(after)) };
}

/** Two texts: of images of one repository only the tags, of long texts the part that differs. */
function differing(before: string, after: string): Pick<AttributeText, 'before' | 'after'> {
  const [old, now] = [before, after].map((text) => IMAGE.exec(text));
  if (old?.[1] !== undefined && old[1] === now?.[1]) {
    return { before: shorten(old[2] ?? ''), after: shorten(now[2] ?? '') };
  }
  if (before.length <= MOST_CHARACTERS && after.length <= MOST_CHARACTERS) {
    return { before: shown(before), after: shown(after) };
  }
  const shared = sharedStart(before, after);
  // The beginning says what it is, unless nothing of it differs.
  const from = shared > MOST_CHARACTERS / 2 ? shared - 10 : 0;
  const part = (text: string) => shorten(`${from > 0 ? '…' : ''}${text.slice(from)}`);
  return { before: quotedWhereNeeded(part(before)), after: quotedWhereNeeded(part(after)) };
}

/** A reference to an image: its repository, and the tag or digest. */
const IMAGE = /^((?:[\w.-]+(?::\d+)?\/)*[\w.-]+)[:@]([\w][\w.:-]*)$/;

function shown(value: unknown): string {
  return typeof value === 'string' ? quotedWhereNeeded(value) : JSON.stringify(value);
}

/** Texts stand as they are where one can see their ends. */
function quotedWhereNeeded(text: string): string {
  return /^[^\s"]+(?: [^\s"]+)*$/.test(text) ? text : JSON.stringify(text);
}

/** Both ends of a long text. */
function shorten(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS - 15)}…${text.slice(-14)}`;
}

/** The shortest end of each path that is not the end of another one. */
function shortNames(paths: readonly string[]): string[] {
  const ends = paths.map(endsOf);
  const uses = new Map<string, number>();
  for (const end of ends.flat()) uses.set(end, (uses.get(end) ?? 0) + 1);
  return paths.map((path, index) => ends[index]?.find((end) => uses.get(end) === 1) ?? path);
}

/** The ends of a path that begin with a name, the shortest first. */
function endsOf(path: string): string[] {
  const names = [...path.matchAll(STEP)].filter(([step]) => !/^\[\d+\]$/.test(step));
  return names.map(({ index }) => path.slice(index)).reverse();
}

/** A name, a name in quotes, or a position. */
const STEP = /\["(?:[^"\\]|\\.)*"\]|\[\d+\]|[^.[]+/g;
