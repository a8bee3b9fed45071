import { didYouMean } from '../diagnostics';
import type { Path } from './places';

/** A path the way people write it: `containers.main.files["/etc/app.conf"].mode`. */
export function describePath(path: Path): string {
  return path
    .map((key) => {
      if (typeof key === 'number') return `[${String(key)}]`;
      const text = String(key);
      return /^[\w-]+$/.test(text) ? `.${text}` : `[${JSON.stringify(text)}]`;
    })
    .join('')
    .replace(/^\./, '');
}

/** What a value is, with its article: `a number`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return (
    { string: 'a text', number: 'a number', boolean: 'a boolean' }[typeof value as string] ??
    'unknown'
  );
}

/** Beyond this many names nobody is helped by them, and looking at all for each mistake would take long. */
const MOST_NAMES = 200;

/** A hint to a name that may be meant, or nothing. */
export function suggest(given: string, names: Iterable<string>): string {
  return didYouMean(given, [...names].slice(0, MOST_NAMES));
}

/** Names in a sentence: `no containers`, `"main"`, `"a", "b" and 7 others`. */
export function describeNames(names: Iterable<string>, what: string): string {
  const all = [...names];
  const sorted = all.length > MOST_NAMES ? all : all.sort();
  if (sorted.length === 0) return `no ${what}`;
  const shown = sorted.slice(0, 10).map((name) => `"${name}"`);
  const more = sorted.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${String(more)} others`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
