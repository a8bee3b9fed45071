import type { CST, YAMLMap } from 'yaml';
import { deletion, insertion, linesBehind, lineStart, withoutLines, type Splice } from './splice';
import { endOf, endOfColon, endOfItem } from './tokens';
import { writtenKey, writtenValue, type Nested, type NewValue } from './written-value';
import { entriesOf, keyOf, type Entry, type YamlSource } from './yaml-source';

/** How far a map stands to the right of the one around it where no file shows it. */
const INDENT = 2;

/**
 * A key put into a block map.
 *
 * @param before the keys that it should stand behind where they exist; otherwise it is the last
 */
export function insertIntoBlock(
  map: YAMLMap,
  key: string,
  line: NewValue,
  source: YamlSource,
  before: readonly string[] = [],
): Splice[] | undefined {
  const entries = entriesOf(map);
  const above =
    before.flatMap((name) => entries.filter(({ pair }) => keyOf(pair) === name)).at(-1) ??
    entries.at(-1);
  const end = above && endOfItem(above.item);
  const token = map.srcToken;
  if (end === undefined || token?.type !== 'block-map') return undefined;
  const indent = columnOf(token, source);
  return indent === undefined
    ? undefined
    : [linesBehind(source.text, end, linesOf(key, line, indent, unitIn(source)))];
}

/** A key taken out of a block map that holds others. */
export function removeFromBlock({ item }: Entry, { text }: YamlSource): Splice[] | undefined {
  const { key } = item;
  const end = endOfItem(item);
  if (!key || end === undefined || !isFirstOnLine(text, key.offset)) return undefined;
  return [withoutLines(text, key.offset, end)];
}

/** The only key of a block map taken out: an empty map stays behind, because nothing is no map. */
export function emptyBlock(holder: Entry, only: Entry, source: YamlSource): Splice[] | undefined {
  const colon = endOfColon(holder.item.sep);
  const removed = removeFromBlock(only, source);
  return colon === undefined || !removed ? undefined : [insertion(colon, ' {}'), ...removed];
}

/** The first key put below one whose map is empty, or is nothing at all. */
export function insertBelow(
  { item }: Entry,
  { key, value }: Nested,
  source: YamlSource,
): Splice[] | undefined {
  const colon = endOfColon(item.sep);
  if (!item.key || colon === undefined) return undefined;
  const end = endOf(item.value) ?? colon;
  if (/[\r\n#]/.test(source.text.slice(colon, end))) return undefined;
  const column = item.key.offset - lineStart(source.text, item.key.offset);
  const indent = ' '.repeat(column + unitIn(source));
  const line = `${indent}${writtenKey(key)}: ${writtenValue(value)}`;
  return [deletion(colon, end), linesBehind(source.text, end, [line])];
}

/** A text in the place of a block map or list. */
export function replaceBlock(
  { item }: Entry,
  written: string,
  { text }: YamlSource,
): Splice[] | undefined {
  const colon = endOfColon(item.sep);
  const end = endOf(item.value);
  const first = item.value && 'offset' in item.value ? item.value.offset : undefined;
  if (colon === undefined || end === undefined || first === undefined) return undefined;
  // Anything between the colon and the map would have to be understood first, such as a comment.
  if (text.slice(colon, first).trim() !== '') return undefined;
  return [{ start: colon, end, text: ` ${written}` }];
}

/** The lines of one key, and of a map below it. */
export function linesOf(key: string, line: NewValue, indent = '', unit = INDENT): string[] {
  const name = `${indent}${writtenKey(key)}:`;
  if ('value' in line) return [`${name} ${writtenValue(line.value)}`];
  const { key: inner, value } = line.map;
  return [name, `${indent}${' '.repeat(unit)}${writtenKey(inner)}: ${writtenValue(value)}`];
}

function columnOf({ items }: CST.BlockMap, { text }: YamlSource): string | undefined {
  const key = items.find((item) => item.key)?.key;
  if (!key || !isFirstOnLine(text, key.offset)) return undefined;
  return text.slice(lineStart(text, key.offset), key.offset).replace('\ufeff', '');
}

function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** How far maps of this file stand to the right of the one around them. */
function unitIn({ root }: YamlSource): number {
  const token = root?.srcToken;
  if (token?.type !== 'block-map') return INDENT;
  const below = token.items.flatMap(({ value }) =>
    value?.type === 'block-map' ? value.indent : [],
  );
  const [first] = below;
  return first === undefined || first <= token.indent ? INDENT : first - token.indent;
}
