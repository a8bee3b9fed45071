import type { YAMLMap } from 'yaml';
import { deletion, insertion, lineBreakOf, lineStart, type Splice } from './splice';
import { commentsIn, endOf, endOfItem } from './tokens';
import { styleOf, writtenKey, writtenMap, writtenValue, type NewValue } from './written-value';
import { entriesOf, type Entry, type YamlSource } from './yaml-source';

/**
 * A key put behind the last one of a flow map; on a line of its own where that one has it.
 *
 * @param holder the key that the map stands behind, whose quotes the first key of it takes over
 */
export function insertIntoFlow(
  map: YAMLMap,
  key: string,
  value: NewValue,
  { text }: YamlSource,
  holder?: Entry,
): Splice[] | undefined {
  const token = map.srcToken;
  if (token?.type !== 'flow-collection') return undefined;
  const style = styleOf(token.items[0]?.key ? token.items : holder ? [holder.item] : []);
  const behind = 'value' in value ? writtenValue(value.value, style) : writtenMap(value.map, style);
  const written = `${writtenKey(key, style)}: ${behind}`;
  const last = entriesOf(map).at(-1);
  if (last) {
    const end = endOfItem(last.item);
    return end === undefined ? undefined : [insertion(end, `,${gapBefore(last, text)}${written}`)];
  }
  const end = endOf(token);
  if (end === undefined) return undefined;
  const inside = text.slice(token.offset + 1, end - 1);
  return inside.trim() === '' && !inside.includes('\n')
    ? [{ start: token.offset + 1, end: end - 1, text: ` ${written} ` }]
    : [insertion(end - 1, `${written} `)];
}

/** What separates keys of the map: a blank, or a line break with the indentation of the last key. */
function gapBefore({ item: { key } }: Entry, text: string): string {
  const indent = key ? text.slice(lineStart(text, key.offset), key.offset) : '-';
  return /^[ \t]*$/.test(indent) && key && key.offset > indent.length
    ? `${lineBreakOf(text)}${indent}`
    : ' ';
}

/** A key taken out of a flow map, with the comma that separates it from the next one, or else from the one before. */
export function removeFromFlow(map: YAMLMap, entry: Entry): Splice[] | undefined {
  const token = map.srcToken;
  const close = endOf(token);
  if (token?.type !== 'flow-collection' || close === undefined) return undefined;
  if ([...commentsIn(token)].some((offset) => offset < close)) return undefined;
  const entries = entriesOf(map);
  const index = entries.findIndex(({ pair }) => pair === entry.pair);
  const { key } = entry.item;
  const end = endOfItem(entry.item);
  if (!key || end === undefined) return undefined;
  const next = entries[index + 1]?.item.key;
  if (next) return [deletion(key.offset, next.offset)];
  const before = entries[index - 1];
  if (!before) return [deletion(token.offset + 1, close - 1)];
  const from = endOfItem(before.item);
  return from === undefined ? undefined : [deletion(from, end)];
}
