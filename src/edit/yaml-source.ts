import { parseDocument, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, visit } from 'yaml';
import type { Value } from '../model';
import type { Item } from './tokens';

/** A YAML text that can be edited: its nodes know where they stand. */
export interface YamlSource {
  readonly text: string;
  readonly root: Node | null;
  readonly value: Value;
  /** The anchors that are used somewhere. */
  readonly used: ReadonlySet<string>;
}

/** Reads a text as the read stage does; undefined where it is no YAML. */
export function yamlSource(text: string): YamlSource | undefined {
  try {
    const document: Document.Parsed = parseDocument(text, {
      keepSourceTokens: true,
      merge: false,
      prettyErrors: false,
      // With less the library says nothing of a second document.
      logLevel: 'error',
      schema: 'core',
      stringKeys: true,
      version: '1.2',
    });
    if (document.errors.length > 0) return undefined;
    const used = new Set<string>();
    const endless: string[] = [];
    visit(document, {
      Alias(_, alias, path) {
        used.add(alias.source);
        // An alias below its own anchor: a value without an end.
        if (path.some((node) => node === alias.resolve(document))) endless.push(alias.source);
      },
    });
    if (endless.length > 0) return undefined;
    return { text, root: document.contents, value: document.toJS() as Value, used };
  } catch {
    // An alias without an anchor, or one that multiplies beyond measure.
    return undefined;
  }
}

/** A key of a map with its value, and how it was written. */
export interface Entry {
  readonly pair: Pair;
  readonly item: Item;
}

/** The entry of a key; undefined where there is none. */
export function entryOf(map: YAMLMap, key: string): Entry | undefined {
  const pair = map.items.find((candidate) => keyOf(candidate) === key);
  return pair && itemOf(pair);
}

/** The entries of a map as they stand. */
export function entriesOf(map: YAMLMap): Entry[] {
  return map.items.flatMap((pair) => itemOf(pair) ?? []);
}

/** A key as it is read. */
export function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function itemOf(pair: Pair): Entry | undefined {
  return pair.srcToken && { pair, item: pair.srcToken };
}

/** Whether a value is written as a map, or as nothing where a map could be. */
export function mapIn({ pair: { value } }: Entry): YAMLMap | 'empty' | undefined {
  if (isMap(value)) return value;
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  return isEmpty ? 'empty' : undefined;
}

/** Whether a node stands for another one, or another one for it. */
export function isShared(node: unknown, { used }: YamlSource): boolean {
  if (isAlias(node)) return true;
  const { anchor } = (node ?? {}) as { anchor?: string };
  return anchor !== undefined && used.has(anchor);
}
