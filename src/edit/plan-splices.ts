import type { CST, YAMLMap } from 'yaml';
import { isMap } from 'yaml';
import {
  emptyBlock,
  insertBelow,
  insertIntoBlock,
  linesOf,
  removeFromBlock,
  replaceBlock,
} from './block-map';
import { pathOf, type EnvironmentEdit } from './environment-edit';
import { insertIntoFlow, removeFromFlow } from './flow-map';
import type { Style } from './scalar-text';
import { insertion, lineBreakOf, lineEnd, type Splice } from './splice';
import { commentsIn, contentOf, endOf, endOfMark } from './tokens';
import { styleOf, writtenMap, writtenValue, type Nested, type Written } from './written-value';
import { entriesOf, entryOf, mapIn, type Entry, type YamlSource } from './yaml-source';

/** The order in which an environment file is mostly written, so that a new key lands where one looks for it. */
const ORDER = ['type', 'labels', 'images', 'values', 'overrides', 'expires', 'paused'];

/** What has to be replaced in a text for an edit; undefined where it is written in a way that is left to people. */
export function planSplices(edit: EnvironmentEdit, source: YamlSource): Splice[] | undefined {
  const { root } = source;
  if (!isMap(root)) return root === null || isEmpty(root) ? begin(edit, source) : undefined;
  const [field = '', key] = pathOf(edit);
  const { to } = edit;
  const entry = entryOf(root, field);
  if (key === undefined)
    return to === undefined ? removeAt(root, entry, source) : setAt(root, field, to, source);
  if (!entry) return to === undefined ? [] : addMap(root, field, { key, value: to }, source);
  const inner = mapIn(entry);
  if (inner === undefined) return undefined;
  if (to === undefined) return inner === 'empty' ? [] : removeWithin(entry, inner, key, source);
  if (inner !== 'empty' && inner.items.length > 0) return setAt(inner, key, to, source);
  return isFlow(root) || spansLines(inner, source)
    ? fillFlow(entry, inner, { key, value: to }, source)
    : insertBelow(entry, { key, value: to }, source);
}

function isEmpty(root: object): boolean {
  return 'value' in root && root.value === null;
}

/** The first line of a file that says nothing yet. */
function begin(edit: EnvironmentEdit, { text }: YamlSource): Splice[] | undefined {
  const [field = '', key] = pathOf(edit);
  const { to } = edit;
  if (to === undefined) return [];
  const value = key === undefined ? { value: to } : { map: { key, value: to } };
  const lineBreak = lineBreakOf(text);
  const gap = text === '' || text.endsWith('\n') || text === '\ufeff' ? '' : lineBreak;
  return [insertion(text.length, `${gap}${linesOf(field, value).join(lineBreak)}${lineBreak}`)];
}

function addMap(
  root: YAMLMap,
  field: string,
  map: Nested,
  source: YamlSource,
): Splice[] | undefined {
  if (isFlow(root)) return insertIntoFlow(root, field, { map }, source);
  return insertIntoBlock(root, field, { map }, source, ORDER.slice(0, ORDER.indexOf(field)));
}

function fillFlow(
  entry: Entry,
  inner: YAMLMap | 'empty',
  map: Nested,
  source: YamlSource,
): Splice[] | undefined {
  const { key, value } = map;
  if (inner !== 'empty') return insertIntoFlow(inner, key, { value }, source, entry);
  return replaceValue(entry, writtenMap(map, styleOf([entry.item])), source);
}

/** Sets a key of a map, which may be there or not. */
function setAt(map: YAMLMap, key: string, to: Written, source: YamlSource): Splice[] | undefined {
  const entry = entryOf(map, key);
  if (entry) return setValue(entry, to, source);
  if (isFlow(map)) return insertIntoFlow(map, key, { value: to }, source);
  const before = map === source.root ? ORDER.slice(0, ORDER.indexOf(key)) : [];
  return insertIntoBlock(map, key, { value: to }, source, before);
}

function setValue(entry: Entry, to: Written, source: YamlSource): Splice[] | undefined {
  const inner = entry.pair.value;
  // Another secret in the place of a secret changes nothing but the path.
  if (typeof to === 'object' && isMap(inner) && inner.items.length === 1) {
    const secret = entryOf(inner, 'secret');
    if (secret) return setValue(secret, to.secret, source);
  }
  return replaceValue(entry, writtenValue(to, styleInPlaceOf(entry)), source);
}

/** The quotes of what stood there; where it was no text, those of its key. */
function styleInPlaceOf({ item }: Entry): Style {
  const { value } = item;
  if (value?.type === 'double-quoted-scalar') return 'double';
  if (value?.type === 'single-quoted-scalar') return 'single';
  return styleOf([item]);
}

function replaceValue(entry: Entry, written: string, source: YamlSource): Splice[] | undefined {
  const { value, sep, key } = entry.item;
  if (!value) {
    const end = endOfMark(sep);
    if (end !== undefined) return [insertion(end, ` ${written}`)];
    const bare = endOf(key);
    return bare === undefined ? undefined : [insertion(bare, `: ${written}`)];
  }
  if (value.type === 'block-scalar') return replaceBlockScalar(value, written, source);
  const end = endOf(value);
  if (end === undefined || losesComment(value, end, source)) return undefined;
  if (value.type === 'block-map' || value.type === 'block-seq')
    return replaceBlock(entry, written, source);
  return [{ start: value.offset, end, text: written }];
}

/** A comment behind the value stays where it is; one within goes with the value. */
function losesComment(value: CST.Token, end: number, { text }: YamlSource): boolean {
  const isBlock = value.type === 'block-map' || value.type === 'block-seq';
  const last = isBlock ? lineEnd(text, end) : end;
  return [...commentsIn(value)].some((offset) => offset < last);
}

/** The mark in front of the lines gives way to the text, and a comment behind that mark stays. */
function replaceBlockScalar(
  value: CST.BlockScalar,
  written: string,
  { text }: YamlSource,
): Splice[] | undefined {
  const [header] = value.props;
  if (!header || !('source' in header)) return undefined;
  const { end } = contentOf(value);
  const firstLine = lineEnd(text, header.offset);
  return [
    { start: header.offset, end: header.offset + header.source.length, text: written },
    ...(end > firstLine ? [{ start: firstLine, end: lineEnd(text, end), text: '' }] : []),
  ];
}

function removeWithin(
  holder: Entry,
  map: YAMLMap,
  key: string,
  source: YamlSource,
): Splice[] | undefined {
  const entry = entryOf(map, key);
  if (!entry) return [];
  if (!isFlow(map) && entriesOf(map).length === 1) return emptyBlock(holder, entry, source);
  return removeAt(map, entry, source);
}

function removeAt(
  map: YAMLMap,
  entry: Entry | undefined,
  source: YamlSource,
): Splice[] | undefined {
  if (!entry) return [];
  return isFlow(map) ? removeFromFlow(map, entry) : removeFromBlock(entry, source);
}

function isFlow(map: YAMLMap): boolean {
  return map.srcToken?.type === 'flow-collection';
}

function spansLines(map: YAMLMap | 'empty', { text }: YamlSource): boolean {
  if (map === 'empty' || !map.range) return false;
  return /[\r\n]/.test(text.slice(map.range[0], map.range[1]));
}
